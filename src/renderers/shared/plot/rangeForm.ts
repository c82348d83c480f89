import { button, html, uniqueId } from '../dom'
import type { Range, Ranges } from './cloud'
import { ANY } from './ranges'

export interface RangeForm {
  readonly element: HTMLElement
  /** Shows ranges that were chosen elsewhere; undefined empties the fields. */
  show(ranges: Ranges | undefined): void
}

/** What the axes of a plot are called in its fields, such as "true" and "predicted". */
export interface AxisNames {
  readonly x: string
  /** Absent where the plot is selected by its lower axis alone. */
  readonly y?: string
  readonly unit: string
}

/** Number fields that choose the same rectangle as the brush, for keyboards; an empty field leaves that end open. */
export function rangeForm(
  { x, y, unit }: AxisNames,
  onChoose: (ranges: Ranges) => void,
  onClear: () => void,
): RangeForm {
  const across = fieldsOf(x)
  const up = y === undefined ? undefined : fieldsOf(y)
  const hintId = uniqueId('hint')
  const form = html(
    'form',
    {
      class: 'reo-range-form',
      'aria-label': `Select by ${[x, ...(y === undefined ? [] : [y])].join(' and ')}`,
      'aria-describedby': hintId,
    },
    across.element,
    up?.element,
    unit !== '' && html('span', { class: 'reo-muted' }, unit),
    html('button', { type: 'submit', class: 'reo-button reo-button-primary' }, 'Show patches'),
    button({ class: 'reo-button' }, onClear, 'Clear'),
    html('span', { class: 'reo-muted', id: hintId }, 'or drag over the plot'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onChoose({ x: across.range(), y: up?.range() ?? ANY })
  })
  return {
    element: form,
    show(ranges) {
      across.fill(ranges?.x)
      up?.fill(ranges?.y)
    },
  }
}

function fieldsOf(name: string) {
  const [low, high] = ['Lowest', 'Highest'].map((end) =>
    html('input', { class: 'reo-number', type: 'number', step: 'any', 'aria-label': `${end} ${name} value` }),
  )
  return {
    element: html(
      'span',
      { class: 'reo-range' },
      html('span', {}, name[0].toUpperCase() + name.slice(1)),
      low,
      '–',
      high,
    ),
    range(): Range {
      const first = low.value === '' ? Number.NEGATIVE_INFINITY : Number(low.value)
      const second = high.value === '' ? Number.POSITIVE_INFINITY : Number(high.value)
      return first <= second ? [first, second] : [second, first]
    },
    fill(range: Range | undefined): void {
      low.value = shown(range?.[0])
      high.value = shown(range?.[1])
    },
  }
}

function shown(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toPrecision(4)))
}

import { button, html, uniqueId } from '../shared/dom'
import type { Ranges } from './cloud'

export interface RangeForm {
  readonly element: HTMLElement
  /** Shows ranges that were chosen elsewhere; undefined empties the fields. */
  show(ranges: Ranges | undefined): void
}

/** Number fields that choose the same rectangle as the brush, for keyboards; an empty field leaves that end open. */
export function rangeForm(unit: string, onChoose: (ranges: Ranges) => void, onClear: () => void): RangeForm {
  const fields = {
    truth: [field('Lowest true value'), field('Highest true value')],
    predicted: [field('Lowest predicted value'), field('Highest predicted value')],
  } as const
  const hintId = uniqueId('hint')
  const form = html(
    'form',
    { class: 'reo-range-form', 'aria-label': 'Select by value', 'aria-describedby': hintId },
    html('span', { class: 'reo-range' }, html('span', {}, 'True'), fields.truth[0], '–', fields.truth[1]),
    html(
      'span',
      { class: 'reo-range' },
      html('span', {}, 'Predicted'),
      fields.predicted[0],
      '–',
      fields.predicted[1],
    ),
    unit !== '' && html('span', { class: 'reo-muted' }, unit),
    html('button', { type: 'submit', class: 'reo-button reo-button-primary' }, 'Show patches'),
    button({ class: 'reo-button' }, onClear, 'Clear'),
    html('span', { class: 'reo-muted', id: hintId }, 'or drag over the plot'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    onChoose({ truth: rangeOf(fields.truth), predicted: rangeOf(fields.predicted) })
  })
  return {
    element: form,
    show(ranges) {
      fill(fields.truth, ranges?.truth)
      fill(fields.predicted, ranges?.predicted)
    },
  }
}

type Fields = readonly [low: HTMLInputElement, high: HTMLInputElement]

function field(label: string): HTMLInputElement {
  return html('input', { class: 'reo-number', type: 'number', step: 'any', 'aria-label': label })
}

function rangeOf([low, high]: Fields): readonly [number, number] {
  const first = low.value === '' ? Number.NEGATIVE_INFINITY : Number(low.value)
  const second = high.value === '' ? Number.POSITIVE_INFINITY : Number(high.value)
  return first <= second ? [first, second] : [second, first]
}

function fill([low, high]: Fields, range: readonly [number, number] | undefined): void {
  low.value = shown(range?.[0])
  high.value = shown(range?.[1])
}

function shown(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(Number(value.toFixed(1)))
}

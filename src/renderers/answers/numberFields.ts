import type { ErrorRange } from '../../core/metrics/answers/answerFilter'
import { RIGHT_MEANS } from '../../core/metrics/rightAnswer'
import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { html } from '../shared/dom'

/** Fields of numbers that can be left empty. */
export interface NumberFields<Value> {
  readonly element: HTMLElement
  update(value: Value | undefined): void
}

/** Chooses answers by predicted − true; an empty field leaves that end open. */
export function errorFields(
  task: Task,
  onChoose: (range: ErrorRange | undefined) => void,
): NumberFields<ErrorRange> {
  const low = numberField('Lowest error', choose)
  const high = numberField('Highest error', choose)

  function choose(): void {
    const range = { low: numberIn(low), high: numberIn(high) }
    onChoose(range.low === undefined && range.high === undefined ? undefined : range)
  }

  return {
    element: html(
      'span',
      { class: 'reo-answers-control', title: 'Predicted − true' },
      html('span', { class: 'reo-muted' }, 'Error'),
      low,
      '–',
      high,
      html('span', { class: 'reo-muted' }, TASK_DESCRIPTIONS[task].unit),
    ),
    update(range) {
      show(low, range?.low)
      show(high, range?.high)
    },
  }
}

/** How near a number has to be to be right; as is usual in the task where the field is empty. */
export function toleranceField(
  task: Task,
  onChoose: (tolerance: number | undefined) => void,
): NumberFields<number> {
  const field = numberField('How near is right', () => onChoose(numberIn(field)))
  field.min = '0'
  field.placeholder = 'usual'
  return {
    element: html(
      'label',
      { class: 'reo-answers-control', title: `When empty: ${RIGHT_MEANS[task]}` },
      html('span', { class: 'reo-muted' }, 'right within'),
      field,
      html('span', { class: 'reo-muted' }, TASK_DESCRIPTIONS[task].unit),
    ),
    update: (tolerance) => show(field, tolerance),
  }
}

function numberField(label: string, onChange: () => void): HTMLInputElement {
  const field = html('input', { class: 'reo-number', type: 'number', step: 'any', 'aria-label': label })
  field.addEventListener('change', onChange)
  return field
}

function numberIn(field: HTMLInputElement): number | undefined {
  return field.value === '' ? undefined : Number(field.value)
}

function show(field: HTMLInputElement, value: number | undefined): void {
  field.value = value === undefined ? '' : String(value)
}

import { LAND_COVER_CLASSES } from '../../core/benchmark/landCover'
import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { unreachable } from '../../core/errors'
import type { AnswerStatus, AnswerValue } from '../../core/models/model'
import type { ShownAnswer } from '../../protocol/payloads'
import type { CorrectionRequest } from '../../protocol/queries'
import { button, html, uniqueId } from '../shared/dom'
import { STATUS_WORDS } from '../../core/metrics/answers/statusWords'
import { formatValue } from '../shared/format'
import { dropDown } from '../shared/segmented'

type CorrectedStatus = NonNullable<CorrectionRequest['status']>

const STATUSES: readonly CorrectedStatus[] = [
  'answered',
  'refused',
  'unparseable',
  'ambiguous',
  'out-of-range',
]

/** What a person decides in the form; the answer that it is about is known. */
export type Decision = Pick<CorrectionRequest, 'status' | 'value' | 'undo' | 'why'>

/**
 * The form that corrects how an answer was read. It begins with an answer of the value that was read.
 * @param onDecide called with a decision that has a reason; the caller says what becomes of it
 */
export function correctionForm(
  answer: ShownAnswer,
  onDecide: (decision: Decision) => void,
  onCancel: () => void,
): HTMLFormElement {
  const { task, corrected } = answer
  const status = dropDown(
    'The answer is',
    STATUSES.map((id) => ({ id, title: STATUS_WORDS[id] })),
    'answered',
    showValue,
  )
  const value = valueField(task, answer.value)
  const valueLabel = html('label', {}, `${valueTitle(task)} `, value)
  const why = html('input', {
    class: 'reo-text',
    type: 'text',
    required: true,
    maxlength: 500,
    placeholder: 'Why, such as "it says one-fifty"',
    'aria-label': 'Reason',
    id: uniqueId('reason'),
  })
  const form = html(
    'form',
    { class: 'reo-correction' },
    html('label', {}, 'The answer is ', status),
    valueLabel,
    html('label', { class: 'reo-correction-why' }, 'because ', why),
    html('button', { type: 'submit', class: 'reo-button reo-button-primary' }, 'Save Correction'),
    corrected !== undefined &&
      button({ class: 'reo-button' }, takeBack, `Take Back (was ${readingText(task, corrected)})`),
    button({ class: 'reo-button reo-button-quiet' }, onCancel, 'Cancel'),
  )

  function showValue(): void {
    const hasValue = status.value === 'answered' || status.value === 'out-of-range'
    valueLabel.hidden = !hasValue
    value.required = status.value === 'answered'
  }

  function takeBack(): void {
    onDecide({ undo: true, why: why.value.trim() === '' ? 'taken back' : why.value.trim() })
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = STATUSES.find((one) => one === status.value)
    if (chosen === undefined || why.value.trim() === '') return why.focus()
    const given =
      valueLabel.hidden || value.value.trim() === '' ? undefined : valueOf(task, value.value.trim())
    onDecide({ status: chosen, ...(given !== undefined && { value: given }), why: why.value.trim() })
  })
  showValue()
  return form
}

/** A reading in short, such as "120.0 Mg/ha" or "refused". */
function readingText(
  task: Task,
  { status, value }: { readonly status: AnswerStatus; readonly value?: AnswerValue },
): string {
  return value === undefined ? STATUS_WORDS[status] : formatValue(task, value)
}

function valueTitle(task: Task): string {
  const { unit } = TASK_DESCRIPTIONS[task]
  return unit === '' ? 'with the value' : `with the value in ${unit}`
}

function valueField(task: Task, now: AnswerValue | undefined): HTMLInputElement | HTMLSelectElement {
  const text = now === undefined ? '' : String(now)
  switch (task) {
    case 'landCover':
      return html(
        'select',
        { class: 'reo-select' },
        html('option', { value: '' }, 'Choose a class…'),
        ...LAND_COVER_CLASSES.filter(({ code }) => code > 0).map(({ code, label }) =>
          html('option', { value: code, selected: String(code) === text }, label),
        ),
      )
    case 'humanActivity':
      return html('input', {
        class: 'reo-text',
        type: 'text',
        value: yesOrNo(now) ?? text,
        placeholder: 'yes, no, or a text',
      })
    case 'agb':
    case 'patchCount':
      return html('input', {
        class: 'reo-number',
        type: 'number',
        step: task === 'agb' ? 'any' : '1',
        value: text,
      })
    default:
      return unreachable(task)
  }
}

function valueOf(task: Task, text: string): AnswerValue {
  if (task !== 'humanActivity') return Number(text)
  const folded = text.toLowerCase()
  return folded === 'yes' || folded === 'no' ? folded === 'yes' : text
}

function yesOrNo(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : undefined
}

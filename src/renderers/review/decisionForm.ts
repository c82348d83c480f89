import type { Decision } from '../../core/review/reviewLog'
import type { ShownText } from '../../protocol/reviews'
import { button, html } from '../shared/dom'

/** What is often wrong with a text. */
const USUAL_REASONS = ['wrong value', 'wrong class', 'not to be seen', 'unclear', 'poor language'] as const

interface FormParts {
  onDecide(decision: Decision): void
  onCancel(): void
}

/** The form in which a text gets other words; it begins with its own. Enter is a new line, Ctrl+Enter saves. */
export function correctionForm(
  { question, answer }: ShownText,
  { onDecide, onCancel }: FormParts,
): HTMLFormElement {
  const questionField = wordsField('Question', question, 2)
  const answerField = wordsField('Answer', answer, 3)
  const reason = reasonField('Why, if it is worth telling')
  const form = formOf('Save Correction', onCancel, questionField, answerField, reason)
  const save = () => {
    const [newQuestion, newAnswer] = [questionField.value.trim(), answerField.value.trim()]
    if (newQuestion === '') return questionField.focus()
    if (newAnswer === '' || (newAnswer === answer && newQuestion === question)) return answerField.focus()
    onDecide({
      verdict: 'correct',
      answer: newAnswer,
      ...(newQuestion !== question && { question: newQuestion }),
      ...(reason.value.trim() !== '' && { reason: reason.value.trim() }),
    })
  }
  onSubmit(form, save)
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    // The notebook would run the cell.
    event.stopPropagation()
    event.preventDefault()
    save()
  })
  queueMicrotask(() => answerField.focus({ preventScroll: true }))
  return form
}

/** The form in which a text is rejected, with a reason of one's own or a usual one. */
export function rejectionForm({ onDecide, onCancel }: FormParts): HTMLFormElement {
  const reason = reasonField('Why, such as "no river is to be seen"')
  const reject = (why: string) => onDecide({ verdict: 'reject', reason: why })
  const form = formOf(
    'Reject',
    onCancel,
    reason,
    html(
      'span',
      { class: 'reo-review-reasons' },
      ...USUAL_REASONS.map((why) => button({ class: 'reo-button' }, () => reject(why), why)),
    ),
  )
  onSubmit(form, () => (reason.value.trim() === '' ? reason.focus() : reject(reason.value.trim())))
  queueMicrotask(() => reason.focus({ preventScroll: true }))
  return form
}

function formOf(title: string, onCancel: () => void, ...fields: readonly HTMLElement[]): HTMLFormElement {
  const form = html(
    'form',
    { class: 'reo-review-form' },
    ...fields,
    html(
      'span',
      { class: 'reo-review-form-end' },
      html('button', { type: 'submit', class: 'reo-button reo-button-primary' }, title),
      button({ class: 'reo-button reo-button-quiet' }, onCancel, 'Cancel'),
    ),
  )
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  })
  return form
}

function onSubmit(form: HTMLFormElement, submit: () => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    submit()
  })
}

function wordsField(label: string, text: string, rows: number): HTMLTextAreaElement {
  const field = html('textarea', {
    class: 'reo-review-field',
    rows,
    'aria-label': label,
    maxlength: 10_000,
    dir: 'auto',
  })
  field.value = text
  return field
}

function reasonField(placeholder: string): HTMLInputElement {
  return html('input', {
    class: 'reo-text',
    type: 'text',
    maxlength: 500,
    placeholder,
    'aria-label': 'Reason',
    dir: 'auto',
  })
}

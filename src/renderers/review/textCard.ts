import { TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { Truth } from '../../core/dataset/sample'
import type { ReviewAim, ShownDecision, ShownText } from '../../protocol/reviews'
import { errorOf, formatError } from '../shared/answerError'
import { button, html } from '../shared/dom'
import { formatPlural, formatValue } from '../shared/format'
import { type Action, ACTION_KEYS } from './reviewKeys'
import { decisionLine } from './verdictWords'

/** Characters of a text that are shown at once. */
const SHORT = 1200

export interface TextCardParts {
  readonly aim: ReviewAim
  readonly truth: Truth | undefined
  /** Such as "Text 2 of 8". */
  readonly place: string
  onAction(action: Action): void
  /** Settles as one of the reviewers decided. */
  onFollow(decision: ShownDecision): void
}

/** One text to be decided about: its words, what they state, what checks found, and what has been decided. */
export interface TextCard {
  readonly element: HTMLElement
  readonly text: ShownText
  /** Where a form opens, and what went wrong is told. */
  readonly foot: HTMLElement
}

/** What holds of a text now: in a review the reviewer's own verdict, in a disagreement what settles it. */
export function decisionOf(text: ShownText, aim: ReviewAim): ShownDecision | undefined {
  return aim === 'settle' ? text.settled : text.own
}

/** A text with the buttons that decide about it. */
export function textCard(
  text: ShownText,
  { aim, truth, place, onAction, onFollow }: TextCardParts,
): TextCard {
  const { id, task, register, question, answer, checks, verdicts, isCut = false } = text
  const decision = decisionOf(text, aim)
  const foot = html('div', { class: 'reo-review-foot' })
  const title = TASK_DESCRIPTIONS[task].title
  const element = html(
    'article',
    { class: 'reo-review-text', 'data-reo-text': id, tabindex: '-1', 'aria-label': `${place}: ${title}` },
    html(
      'div',
      { class: 'reo-review-text-head' },
      html('span', { class: 'reo-section-title' }, title),
      html('span', { class: 'reo-muted' }, register),
      html('span', { class: 'reo-muted reo-review-text-place' }, place),
    ),
    html('div', { class: 'reo-review-question' }, ...words(question)),
    html('div', { class: 'reo-review-answer' }, ...words(answer)),
    isCut &&
      html('p', { class: 'reo-note' }, 'Only the beginning is shown: it is too long to be corrected here.'),
    statement(text, truth),
    checkLine(checks),
    ...verdicts.map((each, index) => verdictOfReviewer(text, each, index, () => onFollow(each))),
    decision && decisionLine(task, decision, aim === 'settle' ? `settled by ${decision.reviewer}:` : 'you:'),
    html(
      'div',
      { class: 'reo-review-actions' },
      actionButton('accept', 'Accept'),
      !isCut && actionButton('correct', 'Correct…'),
      actionButton('reject', 'Reject…'),
      decision && actionButton('undo', 'Take Back'),
    ),
    foot,
  )
  return { element, text, foot }

  function actionButton(action: Action, words: string): HTMLElement {
    const { key } = ACTION_KEYS[action]
    return button(
      { class: 'reo-button', 'data-reo-action': action, 'aria-keyshortcuts': key, tabindex: '-1' },
      () => onAction(action),
      words,
      html('kbd', { class: 'reo-shortcut', 'aria-hidden': 'true' }, key.toUpperCase()),
    )
  }
}

/** Untrusted words in their own direction; those of a long text behind a line that opens. */
function words(text: string): readonly HTMLElement[] {
  if (text.length <= SHORT) return [html('bdi', {}, text)]
  return [
    html('bdi', {}, `${text.slice(0, SHORT)}…`),
    html(
      'details',
      {},
      html('summary', {}, `All ${formatPlural(text.length, 'character')}`),
      html('bdi', {}, text),
    ),
  ]
}

function statement({ task, value }: ShownText, truth: Truth | undefined): HTMLElement | undefined {
  if (value === undefined) return undefined
  const known = task === 'humanActivity' ? undefined : truth?.[task]
  const error = errorOf(task, known, value)
  return html(
    'div',
    { class: 'reo-review-states' },
    html('span', { class: 'reo-muted' }, 'states '),
    formatValue(task, value),
    known !== undefined && html('span', { class: 'reo-muted' }, ` · true ${formatValue(task, known)}`),
    error && html('span', { class: 'reo-error' }, ` (${formatError(task, error)})`),
  )
}

function checkLine(checks: ShownText['checks']): HTMLElement {
  const passed = checks.filter(({ outcome }) => outcome === 'passed')
  const others = checks.filter(({ outcome }) => outcome !== 'passed')
  return html(
    'div',
    { class: 'reo-review-checks' },
    html(
      'span',
      { class: 'reo-muted', title: passed.map(({ rule }) => rule).join(', ') },
      checks.length === 0 ? 'not checked' : `${formatPlural(passed.length, 'check')} passed`,
    ),
    ...others.map(({ rule, outcome, detail }) =>
      html(
        'span',
        { class: `reo-badge ${outcome === 'failed' ? 'reo-status-error' : 'reo-status-ambiguous'}` },
        html('bdi', {}, `${rule} ${outcome}${detail === undefined ? '' : `: ${detail}`}`),
      ),
    ),
  )
}

function verdictOfReviewer(
  { task, isCut }: ShownText,
  decision: ShownDecision,
  index: number,
  follow: () => void,
): HTMLElement {
  const line = decisionLine(task, decision, `${decision.reviewer}:`)
  if (isCut !== true || decision.verdict !== 'correct')
    line.append(
      button(
        { class: 'reo-link', 'data-reo-follow': index },
        follow,
        html('bdi', {}, `Decide as ${decision.reviewer}`),
      ),
    )
  return line
}

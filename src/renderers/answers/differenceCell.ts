import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import { labelOf } from '../../core/metrics/labels'
import { lossIn } from '../../core/metrics/answers/loss'
import { predictionOf } from '../../core/metrics/answers/prediction'
import { type Verdict, verdictOf } from '../../core/metrics/answers/verdict'
import type { AnswerValue } from '../../core/models/model'
import type { AnswersPayload, ShownAnswer } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { digitsOf, formatNumber, formatSigned } from '../shared/format'

export interface DifferenceParts {
  readonly task: Task
  readonly truth: AnswerValue | null
  /** The two models in their order, with what each answered. */
  readonly sides: readonly (AnswersPayload['models'][number] & { readonly answer: ShownAnswer | undefined })[]
  /** Within which numbers are right, in the task's unit; as is usual in the task when absent. */
  readonly tolerance: number | undefined
}

/** How two models' answers differ, and which of them is right or nearer to the truth. */
export function differenceCell(parts: DifferenceParts): HTMLElement {
  const { task, sides } = parts
  const values = sides.map(({ answer }) => (answer === undefined ? null : predictionOf(answer)))
  const [first, second] = values
  const isSame = first !== null && second !== null && labelOf(task, first) === labelOf(task, second)
  return html(
    'td',
    { class: isSame ? 'reo-difference' : 'reo-difference reo-difference-found' },
    html('div', {}, differenceWords(parts, first, second)),
    html('div', { class: 'reo-muted' }, verdictWords(parts, first, second)),
  )
}

function differenceWords(
  { task, sides }: DifferenceParts,
  first: AnswerValue | null,
  second: AnswerValue | null,
): string {
  if (first === null || second === null) {
    const silent = sides.filter((_, side) => [first, second][side] === null)
    return silent.length === 2 ? 'neither answers' : `${silent[0]?.title ?? ''} does not answer`
  }
  if (typeof first === 'number' && typeof second === 'number' && isNumeric(task)) {
    return first === second ? 'the same value' : formatSigned(second - first, digitsOf(task))
  }
  return labelOf(task, first) === labelOf(task, second) ? 'the same' : 'differs'
}

function verdictWords(
  { task, truth, sides, tolerance }: DifferenceParts,
  first: AnswerValue | null,
  second: AnswerValue | null,
): string {
  const verdicts = sides.map(({ answer }) => answer && verdictOf(task, truth, answer, tolerance))
  const right = sides.filter((_, side) => verdicts[side] === 'right')
  const lossOf = lossIn({ task })
  const [firstLoss, secondLoss] = [lossOf(first, truth), lossOf(second, truth)]
  if (right.length === 1) return `${right[0].title} is right`
  if (isNumeric(task) && firstLoss !== null && secondLoss !== null && firstLoss !== secondLoss) {
    const nearer = sides[firstLoss < secondLoss ? 0 : 1]
    const by = formatNumber(Math.abs(firstLoss - secondLoss), digitsOf(task))
    return `${bothWords(verdicts)}${nearer.title} is nearer by ${by}`
  }
  return bothWords(verdicts).replace(/, $/, '')
}

function bothWords([first, second]: readonly (Verdict | undefined)[]): string {
  return first !== undefined && first === second && first !== 'unanswered' ? `both ${first}, ` : ''
}

function isNumeric(task: Task): boolean {
  return TASK_DESCRIPTIONS[task].kind === 'regression'
}

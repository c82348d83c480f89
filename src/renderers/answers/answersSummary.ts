import { isFilter } from '../../core/metrics/answers/answerFilter'
import { describeFilter } from '../../core/metrics/answers/describeFilter'
import type { FilterCounts } from '../../core/metrics/answers/filterQuestions'
import { RIGHT_MEANS } from '../../core/metrics/rightAnswer'
import type { AnswersPayload } from '../../protocol/payloads'
import { button, html } from '../shared/dom'
import { formatCount, formatPlural } from '../shared/format'
import type { FigureSelection } from '../shared/selection/figureSelection'
import type { AnswersSource } from './answersSource'
import { heldAnswers } from './heldAnswers'

/**
 * How many questions are wanted and shown, what can be done with them, and what right means where two models are compared.
 * @param selection absent where the output shows no run, whose samples could be selected
 */
export function answersSummary(
  payload: AnswersPayload,
  source: AnswersSource,
  selection: FigureSelection | undefined,
): readonly HTMLElement[] {
  const { task, rows, total, models } = payload
  const { asked, samples } = countsOf(payload)
  const { filter = {} } = source.choice()
  const told = html('span', { role: 'status' }, countText(rows.length, total, asked))
  const right = html('span', { class: 'reo-note' }, `Right: ${RIGHT_MEANS[task]}.`)
  const isUsual = models.length === 2 && filter.tolerance === undefined

  function select(): void {
    const ids = models.map(({ id }) => id)
    const criterion = { kind: 'comparison', task, models: ids, filter } as const
    selection?.point({ title: describeFilter(filter, task, models), criterion })
  }

  const selects = button(
    { class: 'reo-button', 'data-reo-action': 'select' },
    select,
    `Select ${formatPlural(samples, 'sample')}`,
  )
  const clears = button(
    { class: 'reo-button reo-button-quiet' },
    () => source.choose({ ...source.choice(), filter: undefined }),
    'Clear filters',
  )
  return [
    told,
    ...(isFilter(filter) && selection !== undefined && total > 0 ? [selects] : []),
    ...(isFilter(filter) ? [clears] : []),
    ...(isUsual ? [right] : []),
  ]
}

/** Counts of the rows that are held, where nobody counted. */
export function countsOf(payload: AnswersPayload): FilterCounts {
  return payload.counts ?? heldAnswers(payload, {}).counts
}

function countText(shown: number, total: number, asked: number): string {
  const questions = formatPlural(asked, 'question')
  if (total === 0) return `None of ${questions} fits.`
  const wanted = total < asked ? `${formatCount(total)} of ${questions}` : questions
  return shown < total ? `${wanted}, the first ${formatCount(shown)} shown.` : `${wanted}.`
}

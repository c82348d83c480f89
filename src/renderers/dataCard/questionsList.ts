import type { QuestionsSummary } from '../../core/card/questionTally'
import { html } from '../shared/dom'
import { formatCount, formatPlural, formatShare } from '../shared/format'
import { countOf, shareOf } from './series'

/** What is asked about human activity, the most frequent questions with their answers. */
export function questionsList({ questions, pairs, frequent }: QuestionsSummary): HTMLElement | undefined {
  if (frequent.length === 0) return undefined
  const all = countOf(pairs, 'all')
  const known = questions === null ? 'very many questions' : formatPlural(questions, 'question')
  return html(
    'details',
    { class: 'reo-card-more' },
    html('summary', {}, `Questions about human activity: ${known}, asked ${formatPlural(all, 'time')}`),
    html(
      'ul',
      { class: 'reo-card-questions' },
      ...frequent.map(({ question, counts, answers, otherAnswers }) => {
        const asked = countOf(counts, 'all')
        const words = answers.map(
          ({ answer, count }) =>
            `${answer === '' ? '(empty)' : answer} ${formatShare(shareOf(count, asked))}`,
        )
        const others = otherAnswers > 0 ? [`other ${formatShare(shareOf(otherAnswers, asked))}`] : []
        return html(
          'li',
          {},
          html('span', {}, question),
          html(
            'span',
            { class: 'reo-muted' },
            ` ${formatCount(asked)} × · ${[...words, ...others].join(' · ')}`,
          ),
        )
      }),
    ),
  )
}

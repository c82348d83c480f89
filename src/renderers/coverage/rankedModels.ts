import { type CoverageMeasure, errorRankings, penalisedError } from '../../core/metrics/coverageMeasures'
import { rankRanges, type ResampledLosses } from '../../core/metrics/rankStability'
import { button, html, svg } from '../shared/dom'
import { formatCount, formatShare } from '../shared/format'
import type { MeasuredModel } from './coverageModel'
import type { ErrorWords } from './errorWords'
import { rankStrip } from './rankStrip'

/** What a table of ranked models is made of. */
export interface RankedParts {
  readonly models: readonly MeasuredModel[]
  readonly resampled: ResampledLosses
  readonly measure: CoverageMeasure
  readonly words: ErrorWords
  readonly penalty: number
  /** Names the table for assistive technology. */
  readonly label: string
  /** Points at the questions that a model left unanswered. */
  readonly showUnanswered: (model: MeasuredModel) => void
}

/** Models in the order that a penalty gives them, with how far that order is known and how it turns. */
export function rankedModels(parts: RankedParts): HTMLElement {
  const { models, measure, resampled, penalty, words } = parts
  const errors = models.map((model) => penalisedError(measure.error, model, penalty))
  const ranges = rankRanges(resampled, measure.error, penalty)
  const rankings = errorRankings(measure, models)
  const order = models.map((_, model) => model).sort((a, b) => errors[a] - errors[b])
  const heads = ['rank', 'model', 'answered', `${words.title} over all`, 'rank by penalty', 'unanswered']
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': parts.label },
    html(
      'table',
      { class: 'reo-table reo-ranking' },
      html('thead', {}, html('tr', {}, ...heads.map((head) => html('th', { scope: 'col' }, head)))),
      html(
        'tbody',
        {},
        ...order.map((index, place) =>
          html(
            'tr',
            { 'data-model': models[index].model },
            html('td', { class: 'reo-rank reo-one-line' }, rankText(place + 1, ranges[index])),
            ...modelCells(parts, index, errors[index]),
            html(
              'td',
              {},
              rankStrip(rankings, index, { look: models[index].look, most: measure.most, penalty, words }),
            ),
            html('td', {}, unansweredButton(parts, models[index])),
          ),
        ),
      ),
    ),
  )
}

function modelCells({ models, words }: RankedParts, index: number, error: number): readonly HTMLElement[] {
  const { model, title, look, answered, n } = models[index]
  const style = { stroke: look.colour, 'stroke-dasharray': look.dashes }
  return [
    html(
      'th',
      { scope: 'row', class: 'reo-text-cell', title: model },
      svg(
        'svg',
        { class: 'reo-line-key', viewBox: '0 0 26 8', 'aria-hidden': 'true' },
        svg('path', { class: 'reo-curve-series', d: 'M0 4H26', style }),
      ),
      title,
    ),
    html(
      'td',
      { class: 'reo-one-line', title: `${formatCount(answered)} of ${formatCount(n)} questions` },
      formatCount(answered),
      html('span', { class: 'reo-interval' }, formatShare(answered / n)),
    ),
    html('td', { class: 'reo-one-line' }, words.text(error)),
  ]
}

/** Such as "1 (1–2)": the second are the ranks of most resamples. */
function rankText(rank: number, [best, worst]: readonly [number, number]): string {
  return best === worst ? String(rank) : `${rank} (${best}–${worst})`
}

function unansweredButton({ showUnanswered }: RankedParts, model: MeasuredModel): HTMLElement {
  const count = model.n - model.answered
  if (count === 0) return html('span', { class: 'reo-muted' }, 'none')
  const label = `Show the ${formatCount(count)} questions that ${model.title} left unanswered`
  return button({ class: 'reo-link', 'aria-label': label }, () => showUnanswered(model), formatCount(count))
}

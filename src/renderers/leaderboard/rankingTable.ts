import type { LeaderboardRanking, LeaderboardRow } from '../../protocol/rankingPayloads'
import { html } from '../shared/dom'
import { formatCount, formatNumber, formatShare } from '../shared/format'
import { intervalTrack, scaleOf, trackHead, type TrackScale } from './intervalTrack'
import { verdictText } from './verdictText'

/** How models are marked for a comparison. */
export interface Marking {
  /** Id of the heading that names the table. */
  readonly label: string
  readonly marked: readonly string[]
  mark(model: string, isMarked: boolean): void
}

/** Models in order, a row each, with their intervals on one scale. */
export function rankingTable(ranking: LeaderboardRanking, marking: Marking): HTMLElement {
  const { title, unit, rows } = ranking
  const scale = scaleOf(ranking)
  const figure = unit === '' ? title : `${title} (${unit})`
  return html(
    'div',
    { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-labelledby': marking.label },
    html(
      'table',
      { class: 'reo-table reo-ranking' },
      html(
        'thead',
        {},
        html(
          'tr',
          {},
          html('th', { scope: 'col', class: 'reo-numeric' }, 'rank'),
          html('th', { scope: 'col' }, 'model'),
          html('th', { scope: 'col', class: 'reo-numeric' }, 'answered'),
          html('th', { scope: 'col', class: 'reo-numeric' }, figure),
          html('th', { scope: 'col', class: 'reo-track-head' }, '95 % interval', scale && trackHead(scale)),
          html('th', { scope: 'col' }, 'against the first'),
        ),
      ),
      html('tbody', {}, ...rows.map((row, place) => rankingRow(ranking, row, place, scale, marking))),
    ),
  )
}

function rankingRow(
  ranking: LeaderboardRanking,
  row: LeaderboardRow,
  place: number,
  scale: TrackScale | undefined,
  { marked, mark }: Marking,
): HTMLElement {
  const { model, title, n, answered, ranks, figure } = row
  const { digits } = ranking
  const isMarked = marked.includes(model)
  const box = html('input', { type: 'checkbox', value: model, checked: isMarked })
  box.addEventListener('change', () => mark(model, box.checked))
  const ends = figure === null || figure.low === null || figure.high === null ? undefined : figure
  return html(
    'tr',
    { class: isMarked ? 'reo-marked' : undefined },
    html('td', { class: 'reo-numeric reo-rank' }, rankText(ranks)),
    html(
      'th',
      { scope: 'row', class: 'reo-text-cell' },
      html(
        'label',
        { class: 'reo-mark', title: `Mark ${model} to compare it` },
        box,
        html('span', {}, title),
      ),
    ),
    html(
      'td',
      { class: 'reo-numeric', title: `${formatCount(answered)} of ${formatCount(n)} questions` },
      formatCount(answered),
      html('span', { class: 'reo-interval' }, n === 0 ? '–' : formatShare(answered / n)),
    ),
    html(
      'td',
      { class: 'reo-numeric' },
      html('span', { class: 'reo-cell-value' }, formatNumber(figure?.value, digits)),
      ends &&
        html(
          'span',
          { class: 'reo-interval' },
          `[${formatNumber(ends.low, digits)}, ${formatNumber(ends.high, digits)}]`,
        ),
    ),
    html('td', { class: 'reo-track-cell' }, scale && figure && intervalTrack(figure, scale)),
    html('td', { class: 'reo-verdict' }, place === 0 ? '' : verdictText(row, ranking)),
  )
}

function rankText([best, worst]: readonly [number, number]): string {
  return best === worst ? String(best) : `${best}–${worst}`
}

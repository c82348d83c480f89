import { FIGURE_SCALES } from '../../core/metrics/comparison/resampledFigures'
import { roundStep, ticksBetween } from '../../core/metrics/ticks'
import type { LeaderboardRanking, LeaderboardRow } from '../../protocol/rankingPayloads'
import { html } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** The scale that all intervals of a ranking are drawn on. */
export interface TrackScale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  readonly digits: number
  /** Figure of the first row, which a line marks in all. */
  readonly best: number | undefined
}

/** Round numbers on a scale, about. */
const TICKS = 4

/** Undefined where no row has a figure. */
export function scaleOf({ figure, rows }: LeaderboardRanking): TrackScale | undefined {
  const values = rows.flatMap(({ figure: each }) =>
    each === null ? [] : [each.value, each.low ?? each.value, each.high ?? each.value],
  )
  if (values.length === 0) return undefined
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const margin = (most - least || Math.abs(most) || 1) * 0.04
  const [floor, ceiling] = FIGURE_SCALES[figure].range
  const low = Math.max(floor, least - margin)
  const high = Math.min(ceiling, most + margin)
  return {
    low,
    high,
    ticks: ticksBetween(low, high, TICKS),
    digits: Math.max(0, -Math.floor(Math.log10(roundStep((high - low) / TICKS)))),
    best: rows[0]?.figure?.value,
  }
}

/** The scale's numbers, above the tracks. */
export function trackHead(scale: TrackScale): HTMLElement {
  return html(
    'div',
    { class: 'reo-track-ticks', 'aria-hidden': 'true' },
    ...scale.ticks.map((tick) =>
      html('span', { style: { left: `${placeOf(tick, scale)}%` } }, formatNumber(tick, scale.digits)),
    ),
  )
}

/** An interval on its scale: a picture of the numbers beside it. */
export function intervalTrack(
  { value, low, high }: NonNullable<LeaderboardRow['figure']>,
  scale: TrackScale,
): HTMLElement {
  const at = (place: number) => ({ left: `${placeOf(place, scale)}%` })
  return html(
    'div',
    { class: 'reo-track', 'aria-hidden': 'true' },
    ...scale.ticks.map((tick) => html('span', { class: 'reo-track-tick', style: at(tick) })),
    scale.best !== undefined && html('span', { class: 'reo-track-best', style: at(scale.best) }),
    low !== null &&
      high !== null &&
      html('span', {
        class: 'reo-track-range',
        style: { ...at(low), width: `${placeOf(high, scale) - placeOf(low, scale)}%` },
      }),
    html('span', { class: 'reo-track-dot', style: at(value) }),
  )
}

function placeOf(value: number, { low, high }: TrackScale): number {
  return high > low ? Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100)) : 50
}

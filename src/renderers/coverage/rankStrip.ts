import type { PenaltyRanking } from '../../core/metrics/penalties'
import { svg } from '../shared/dom'
import type { LineLook } from '../shared/curveChart'
import type { ErrorWords } from './errorWords'

const WIDTH = 160
const HEIGHT = 22
const EDGE = 3

/** A model's rank while the penalty goes from 0 to `most`: the best on top. */
export function rankStrip(
  rankings: readonly PenaltyRanking[],
  model: number,
  {
    look,
    most,
    penalty,
    words,
  }: {
    readonly look: LineLook
    readonly most: number
    readonly penalty: number
    readonly words: ErrorWords
  },
): SVGElement {
  const models = rankings.at(0)?.order.length ?? 1
  const x = (at: number) => ((at / most) * WIDTH).toFixed(1)
  const y = (rank: number) => EDGE + (models > 1 ? ((rank - 1) / (models - 1)) * (HEIGHT - 2 * EDGE) : 0)
  const steps = rankings.map(({ from, to, order }) => ({ from, to, rank: 1 + order.indexOf(model) }))
  const path = steps.map(({ from, to, rank }, index) => {
    const at = y(rank).toFixed(1)
    return `${index === 0 ? 'M' : 'L'}${x(from)} ${at}L${x(to)} ${at}`
  })
  return svg(
    'svg',
    {
      class: 'reo-rank-strip',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      role: 'img',
      'aria-label': stripText(steps, words),
    },
    svg('title', {}, stripText(steps, words)),
    svg('line', { class: 'reo-curve-mark', x1: x(penalty), x2: x(penalty), y1: 0, y2: HEIGHT }),
    svg('path', {
      class: 'reo-curve-series',
      d: path.join(''),
      style: { stroke: look.colour, 'stroke-dasharray': look.dashes },
    }),
  )
}

interface Step {
  readonly to: number
  readonly rank: number
}

/** Such as "rank 2 up to 42.0 Mg/ha, then 1". */
function stripText(steps: readonly Step[], words: ErrorWords): string {
  const joined = steps.reduce<readonly Step[]>(
    (kept, { rank, to }) =>
      kept.at(-1)?.rank === rank ? [...kept.slice(0, -1), { rank, to }] : [...kept, { rank, to }],
    [],
  )
  if (joined.length <= 1) return `rank ${joined.at(0)?.rank ?? 1} whatever the penalty`
  const parts = joined.map(({ rank, to }, index) =>
    index < joined.length - 1 ? `${rank} up to ${words.text(to)}` : String(rank),
  )
  return `rank ${parts.join(', then ')}`
}

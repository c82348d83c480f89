import { type CoverageMeasure, penalisedError } from '../../core/metrics/coverageMeasures'
import { curveChart } from '../shared/curveChart'
import { formatShare } from '../shared/format'
import type { MeasuredModel } from './coverageModel'
import type { ErrorWords } from './errorWords'

/** Steps of a curve over the penalty. */
const STEPS = 40

/** What is left of each model's error where only its surest answers are kept; flat where nothing tells which these are. */
export function riskChart(models: readonly MeasuredModel[], words: ErrorWords): SVGElement {
  return curveChart({
    across: 'questions answered, the surest first',
    up: words.axis,
    isShareAcross: true,
    isShare: words.title === 'Share wrong',
    curves: models.flatMap(({ title, look, error, answered, n, curve }) => {
      if (error === null) return []
      const share = answered / n
      const points = curve ?? [
        { x: 0, y: error },
        { x: share, y: error },
      ]
      const first = curve?.at(0)
      const sure = first === undefined ? '' : `${words.text(first.y)} at ${formatShare(first.x, 0)}, `
      return [
        { title, kind: { look, words: `${sure}${words.text(error)} at ${formatShare(share, 0)}` }, points },
      ]
    }),
  })
}

/** Each model's error by what an unanswered question costs; where lines cross, the order turns. */
export function penaltyChart(
  models: readonly MeasuredModel[],
  { error, most }: CoverageMeasure,
  words: ErrorWords,
  penalty: number,
): SVGElement {
  const places = Array.from({ length: STEPS + 1 }, (_, step) => (step / STEPS) * most)
  const isShare = error === 'wrong'
  return curveChart({
    across: 'error that an unanswered question counts as',
    up: `${words.axis} over all`,
    isShare,
    endAcross: most,
    marked: penalty,
    curves: models.map((model) => ({
      title: model.title,
      kind: {
        look: model.look,
        words: `${words.text(penalisedError(error, model, 0))} to ${words.text(penalisedError(error, model, most))}`,
      },
      points: places.map((x) => ({ x, y: penalisedError(error, model, x) })),
    })),
  })
}

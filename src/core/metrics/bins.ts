import type { Pairs } from './pairs'
import { regressionFigures } from './regressionFigures'
import type { RegressionBin } from './results'

/**
 * AGBD's bins of true biomass in Mg/ha, `arange(0, 501, 50)` (AGBD-GFMs): half-open, so that 500 itself and what is
 * negative are in none of the ten.
 */
export const AGB_BIN_EDGES: readonly number[] = [0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500]

/** Figures over the answered items whose truth is in each bin `low ≤ truth < high`. @param edges ascending */
export function regressionBins(
  { truth, predicted }: Omit<Pairs, 'n'>,
  edges: readonly number[],
): readonly RegressionBin[] {
  return edges.slice(1).map((high, index) => {
    const low = edges[index]
    const isInside = (_value: number, item: number) => truth[item] >= low && truth[item] < high
    const inside = { truth: truth.filter(isInside), predicted: predicted.filter(isInside) }
    const { rmse, mae, bias } = regressionFigures(inside)
    return { low, high, n: inside.truth.length, rmse, mae, bias }
  })
}

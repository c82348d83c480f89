import type { Pairs } from './pairs'
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
  const sums = edges.slice(1).map(() => ({ n: 0, error: 0, absolute: 0, squared: 0 }))
  for (let item = 0; item < truth.length; item++) {
    const bin = binOf(truth[item], edges)
    if (bin === undefined) continue
    const error = predicted[item] - truth[item]
    const sum = sums[bin]
    sum.n++
    sum.error += error
    sum.absolute += Math.abs(error)
    sum.squared += error * error
  }
  return sums.map(({ n, error, absolute, squared }, bin) => {
    const mean = (sum: number) => (n === 0 ? null : sum / n)
    const rmse = n === 0 ? null : Math.sqrt(squared / n)
    return { low: edges[bin], high: edges[bin + 1], n, rmse, mae: mean(absolute), bias: mean(error) }
  })
}

/** Index of the half-open bin that a value is in; undefined outside all. @param edges ascending */
export function binOf(value: number, edges: readonly number[]): number | undefined {
  if (edges.length === 0 || value < edges[0]) return undefined
  for (let bin = 0; bin + 1 < edges.length; bin++) if (value < edges[bin + 1]) return bin
  return undefined
}

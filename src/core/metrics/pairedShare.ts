import type { Estimate } from './comparison/difference'
import { studentQuantile } from './studentT'

/** Questions of one unit that two models were asked, and those that just one of them has right. */
export interface UnitFlips {
  readonly n: number
  readonly onlyFirst: number
  readonly onlySecond: number
}

const OUTSIDE = 0.025
const NORMAL = 1.959963984540054

/**
 * How much larger the share of right answers is of the second model than of the first over the same questions, with its 95 %
 * interval by Bonett and Price (2012, doi:10.3102/1076998610396892), which stays honest where few answers differ. Where units
 * hold several questions, the spread between units takes the place of theirs where it is larger, with Student's t.
 * @param units those without questions are left out; the ends are null for fewer than two
 */
export function shareDifference(units: readonly UnitFlips[]): Estimate {
  const filled = units.filter(({ n }) => n > 0)
  const total = (key: keyof UnitFlips) => filled.reduce((sum, unit) => sum + unit[key], 0)
  const n = total('n')
  const value = n === 0 ? 0 : (total('onlySecond') - total('onlyFirst')) / n
  if (filled.length < 2) return { value, low: null, high: null }
  const [first, second] = [(total('onlyFirst') + 1) / (n + 2), (total('onlySecond') + 1) / (n + 2)]
  const middle = second - first
  const independent = (first + second - middle ** 2) / (n + 2)
  const isClustered = n > filled.length
  const variance = isClustered ? Math.max(independent, varianceBetween(filled, n, value)) : independent
  const quantile = isClustered ? studentQuantile(OUTSIDE, filled.length - 1) : NORMAL
  const margin = quantile * Math.sqrt(variance)
  return { value, low: Math.max(-1, middle - margin), high: Math.min(1, middle + margin) }
}

/** Variance of a ratio by the spread of its units' residuals. */
function varianceBetween(units: readonly UnitFlips[], n: number, value: number): number {
  const squares = units.reduce(
    (sum, unit) => sum + (unit.onlySecond - unit.onlyFirst - value * unit.n) ** 2,
    0,
  )
  return ((units.length / (units.length - 1)) * squares) / n ** 2
}

import { quantile } from '../quantiles'
import { errorsOf, type NumberPairs } from './numberErrors'

/** Steps that the curve of errors rises in. */
const STEPS = 100

/**
 * Absolute errors below which 0 %, 1 %, … 100 % of the answers lie: the curve of regression error characteristics (Bi and
 * Bennett 2003) in its 101 percentiles; none without answers.
 */
export function errorPercentiles(pairs: NumberPairs): readonly number[] {
  const sorted = errorsOf(pairs).map(Math.abs).sort()
  if (sorted.length === 0) return []
  return Array.from({ length: STEPS + 1 }, (_, step) => quantile(sorted, step / STEPS))
}

/** A quantile, interpolated linearly as numpy's `percentile`. @param sorted ascending, at least one @param share 0–1 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below]
  const high = sorted[Math.min(below + 1, sorted.length - 1)]
  return low + (high - low) * (position - below)
}

/** What a box is drawn of: the middle half, and 90 % of all values between the whiskers. */
export interface BoxFigures {
  readonly p5: number
  readonly p25: number
  readonly median: number
  readonly p75: number
  readonly p95: number
}

/** @param sorted ascending, at least one */
export function boxFigures(sorted: ArrayLike<number>): BoxFigures {
  return {
    p5: quantile(sorted, 0.05),
    p25: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p95: quantile(sorted, 0.95),
  }
}

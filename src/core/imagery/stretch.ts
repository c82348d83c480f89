/** Range of physical values that a picture spreads over black to white. */
export interface Stretch {
  readonly low: number
  readonly high: number
}

/** Gamma of three-band composites, as AGBD's own figures use. */
export const DISPLAY_GAMMA = 0.65

/** A stretch never narrower than this reflectance, so that an even patch stays even and noise stays noise. */
const MINIMUM_SPAN = 0.06

/**
 * One stretch shared by several bands: a stretch per band would shift the colours.
 * @param bands values of equal meaning; NaN is skipped
 * @param share part cut at either end, 0.02 = 2nd to 98th percentile
 */
export function sharedStretch(
  bands: readonly Float32Array[],
  share = 0.02,
  minimumSpan = MINIMUM_SPAN,
): Stretch {
  const values = Float32Array.from(bands.flatMap((band) => Array.from(band).filter(Number.isFinite))).sort()
  if (values.length === 0) return { low: 0, high: 1 }
  const low = values[Math.floor(share * (values.length - 1))]
  const high = values[Math.ceil((1 - share) * (values.length - 1))]
  const missing = Math.max(0, minimumSpan - (high - low))
  return { low: low - missing / 2, high: high + missing / 2 }
}

/** Where a value lies in a stretch, 0–1 with the ends clipped; NaN stays NaN. */
export function stretched(value: number, { low, high }: Stretch): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)))
}

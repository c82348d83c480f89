/** How stored numbers (DN) become physical values. */
export interface Scaling {
  /** `linear`: DN × scale + offset; `palsar-dn`: γ⁰ in dB of ALOS-2 PALSAR-2 mosaics. */
  readonly transform: 'linear' | 'palsar-dn'
  readonly scale: number
  readonly offset: number
  /** Stored values that mean there is no data, NaN apart; undefined where a file says so itself. */
  readonly nodata?: readonly number[]
  /** Physical values below it are raised to it. */
  readonly minimum?: number
}

/** Calibration factor of ALOS-2 PALSAR-2 mosaics, in dB (JAXA; also AGBD): γ⁰ = 10·log10(DN²) − 83. */
const PALSAR_CALIBRATION = -83

/**
 * Writes physical values of stored ones, NaN where there is no data.
 * @param stored count values, `step` apart from `start` on
 * @param nodata stored values that mean there is no data
 */
export function toPhysical(
  stored: ArrayLike<number>,
  scaling: Scaling,
  nodata: readonly number[],
  target: Float32Array,
  { start = 0, step = 1 }: { start?: number; step?: number } = {},
): void {
  if (nodata.length <= 1 && scaling.transform === 'linear') {
    linear(stored, scaling, nodata.length === 1 ? nodata[0] : Number.NaN, target, start, step)
  } else {
    const convert = converterOf(scaling)
    for (let index = 0, from = start; index < target.length; index++, from += step) {
      const value = stored[from]
      target[index] = nodata.includes(value) ? Number.NaN : convert(value)
    }
  }
  if (scaling.minimum !== undefined) raise(target, scaling.minimum)
}

/** The plain case in a loop of its own: it decides how fast patches are read. */
function linear(
  stored: ArrayLike<number>,
  { scale, offset }: Scaling,
  nodata: number,
  target: Float32Array,
  start: number,
  step: number,
): void {
  for (let index = 0, from = start; index < target.length; index++, from += step) {
    const value = stored[from]
    target[index] = value === nodata ? Number.NaN : value * scale + offset
  }
}

function converterOf({ transform, scale, offset }: Scaling): (value: number) => number {
  switch (transform) {
    case 'linear':
      return (value) => value * scale + offset
    case 'palsar-dn':
      return (value) => (value === 0 ? Number.NaN : 10 * Math.log10(value * value) + PALSAR_CALIBRATION)
  }
}

function raise(values: Float32Array, minimum: number): void {
  for (let index = 0; index < values.length; index++) if (values[index] < minimum) values[index] = minimum
}

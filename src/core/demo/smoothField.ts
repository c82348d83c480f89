import type { Random } from './random'

interface Wave {
  readonly amplitude: number
  /** Wavenumbers in radians per pixel. */
  readonly kx: number
  readonly ky: number
  readonly phase: number
}

/**
 * A smooth random field over the plane, nearly normal with mean 0 and variance 1 at every place: a sum of plane
 * waves of random directions and phases.
 */
export type SmoothField = readonly Wave[]

const WAVES = 12

/** A field whose maxima typically lie `wavelength` pixels apart. */
export function smoothField(random: Random, wavelength: number): SmoothField {
  return Array.from({ length: WAVES }, () => {
    const direction = random.uniform(0, 2 * Math.PI)
    const wavenumber = ((2 * Math.PI) / wavelength) * random.uniform(0.5, 1.5)
    return {
      amplitude: Math.sqrt(2 / WAVES),
      kx: wavenumber * Math.cos(direction),
      ky: wavenumber * Math.sin(direction),
      phase: random.uniform(0, 2 * Math.PI),
    }
  })
}

/** A weighted sum of fields, scaled to variance 1. */
export function blend(...parts: readonly (readonly [weight: number, field: SmoothField])[]): SmoothField {
  const scale = 1 / Math.sqrt(parts.reduce((sum, [weight]) => sum + weight * weight, 0))
  return parts.flatMap(([weight, field]) =>
    field.map((wave) => ({ ...wave, amplitude: scale * weight * wave.amplitude })),
  )
}

/**
 * A field's values at every pixel of a square, row by row. A wave at (x, y) is taken apart by the addition theorem,
 * so that each needs its sines and cosines only along the two axes.
 */
export function sampleField(field: SmoothField, size: number): Float64Array {
  const values = new Float64Array(size * size)
  const along = Array.from({ length: size }, (_, step) => step)
  for (const { amplitude, kx, ky, phase } of field) {
    const cosines = along.map((x) => Math.cos(kx * x))
    const sines = along.map((x) => Math.sin(kx * x))
    for (let y = 0, pixel = 0; y < size; y++) {
      const cosine = amplitude * Math.cos(ky * y + phase)
      const sine = amplitude * Math.sin(ky * y + phase)
      for (let x = 0; x < size; x++, pixel++) values[pixel] += cosines[x] * cosine - sines[x] * sine
    }
  }
  return values
}

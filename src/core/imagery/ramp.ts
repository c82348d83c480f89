export type Rgb = readonly [red: number, green: number, blue: number]

/** A colour ramp: colours at even steps from 0 to 1. */
export type Ramp = readonly Rgb[]

/** Bare brown over pale to dense green, for vegetation indices. */
export const VEGETATION_RAMP: Ramp = [
  [112, 66, 34],
  [191, 145, 92],
  [240, 228, 186],
  [166, 206, 116],
  [62, 148, 66],
  [8, 84, 40],
]

/** Dry brown over pale to wet blue, for moisture. */
export const MOISTURE_RAMP: Ramp = [
  [140, 81, 10],
  [216, 179, 101],
  [245, 240, 225],
  [128, 190, 205],
  [33, 102, 172],
  [8, 48, 107],
]

/** Burnt purple over pale to unburnt green, for burn ratios. */
export const BURN_RAMP: Ramp = [
  [64, 0, 75],
  [153, 112, 171],
  [231, 212, 232],
  [217, 240, 211],
  [90, 174, 97],
  [0, 68, 27],
]

export const GREY_RAMP: Ramp = [
  [0, 0, 0],
  [255, 255, 255],
]

/** The colour of a ramp at a position 0–1, linearly between its steps. */
export function rampColour(ramp: Ramp, position: number): Rgb {
  const scaled = Math.min(1, Math.max(0, position)) * (ramp.length - 1)
  const index = Math.min(ramp.length - 2, Math.floor(scaled))
  return mixed(ramp[index], ramp[index + 1], scaled - index)
}

/** A colour between two, in whole steps: 0 gives the first, 1 the second. */
export function mixed(from: Rgb, to: Rgb, part: number): Rgb {
  return [mix(from[0], to[0], part), mix(from[1], to[1], part), mix(from[2], to[2], part)]
}

/** The bytes of a `#rrggbb` colour. */
export function hexColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function mix(from: number, to: number, part: number): number {
  return Math.round(from + (to - from) * part)
}

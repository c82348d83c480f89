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

export const GREY_RAMP: Ramp = [
  [0, 0, 0],
  [255, 255, 255],
]

/** The colour of a ramp at a position 0–1, linearly between its steps. */
export function rampColour(ramp: Ramp, position: number): Rgb {
  const scaled = Math.min(1, Math.max(0, position)) * (ramp.length - 1)
  const index = Math.min(ramp.length - 2, Math.floor(scaled))
  const part = scaled - index
  const [from, to] = [ramp[index], ramp[index + 1]]
  return [mix(from[0], to[0], part), mix(from[1], to[1], part), mix(from[2], to[2], part)]
}

function mix(from: number, to: number, part: number): number {
  return Math.round(from + (to - from) * part)
}

import type { Random } from '../random'

/** Coordinates turned about a place: `u` along a direction, `v` across it, both in pixels. */
export type Frame = (x: number, y: number) => readonly [u: number, v: number]

/** A frame with its origin at a place and the direction given, in radians. */
export function frameAt(x0: number, y0: number, direction: number): Frame {
  const cosine = Math.cos(direction)
  const sine = Math.sin(direction)
  return (x, y) => [cosine * (x - x0) + sine * (y - y0), cosine * (y - y0) - sine * (x - x0)]
}

/** A direction for parcels, roads and rivers, in radians. */
export function randomDirection(random: Random): number {
  return random.uniform(0, Math.PI)
}

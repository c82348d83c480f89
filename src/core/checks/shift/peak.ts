/** The move at which two pictures match best. */
export interface Peak {
  /** Pixels to the right and down, to a fraction. */
  readonly dx: number
  readonly dy: number
  /** Height above the rest of the surface, in its standard deviations. */
  readonly strength: number
}

/** The neighbourhood of a peak that is not counted as the rest. */
const PEAK_RADIUS = 2

/**
 * The highest point of a correlation surface within a distance, to a fraction of a pixel by a parabola through its
 * neighbours on both axes.
 * @param surface side × side values by move, modulo the side
 * @param reach pixels looked at to every side; the rest that the peak is compared with reaches half as far again
 */
export function peakOf(surface: Float64Array, side: number, reach: number): Peak {
  const at = (dx: number, dy: number) => surface[((dy + side) % side) * side + ((dx + side) % side)]
  let best = { dx: 0, dy: 0, value: at(0, 0) }
  forEachMove(reach, (dx, dy) => {
    if (at(dx, dy) > best.value) best = { dx, dy, value: at(dx, dy) }
  })
  let count = 0
  let sum = 0
  let squares = 0
  forEachMove(Math.min(Math.round(1.5 * reach), side / 2 - 1), (dx, dy) => {
    if (Math.abs(dx - best.dx) <= PEAK_RADIUS && Math.abs(dy - best.dy) <= PEAK_RADIUS) return
    count++
    sum += at(dx, dy)
    squares += at(dx, dy) ** 2
  })
  const mean = sum / count
  const deviation = Math.sqrt(Math.max(squares / count - mean * mean, 0))
  const { dx, dy, value } = best
  return {
    dx: dx + vertex(at(dx - 1, dy), value, at(dx + 1, dy)),
    dy: dy + vertex(at(dx, dy - 1), value, at(dx, dy + 1)),
    strength: deviation === 0 ? 0 : (value - mean) / deviation,
  }
}

function forEachMove(reach: number, visit: (dx: number, dy: number) => void): void {
  for (let dy = -reach; dy <= reach; dy++) for (let dx = -reach; dx <= reach; dx++) visit(dx, dy)
}

/** Where a parabola through three neighbours is highest, from the middle one. */
function vertex(before: number, middle: number, after: number): number {
  const curvature = before - 2 * middle + after
  return curvature >= 0 ? 0 : Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature)))
}

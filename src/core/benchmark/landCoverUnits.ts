/** What counts as one land-cover unit ("ecological patch") in a data set's patch counts. */
export interface UnitDefinition {
  /** Smaller units do not count. */
  readonly minimumPixels: number
  /** Pixels touch by a side (4), or by a corner too (8). */
  readonly connectivity: 4 | 8
}

/**
 * Number of land-cover units of a map: pixels of one class that touch, if there are enough of them.
 * @param codes class codes row by row
 */
export function countUnits(codes: ArrayLike<number>, width: number, definition: UnitDefinition): number {
  const seen = new Uint8Array(codes.length)
  let units = 0
  for (let pixel = 0; pixel < codes.length; pixel++) {
    if (seen[pixel] === 1) continue
    if (fillUnit(codes, width, seen, pixel, definition) >= definition.minimumPixels) units++
  }
  return units
}

/** Marks the unit that a pixel belongs to and returns its size. */
function fillUnit(
  codes: ArrayLike<number>,
  width: number,
  seen: Uint8Array,
  start: number,
  { connectivity }: UnitDefinition,
): number {
  const open = [start]
  seen[start] = 1
  let pixels = 0
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    pixels++
    for (const next of touching(pixel, width, codes.length / width, connectivity)) {
      if (seen[next] === 1 || codes[next] !== codes[start]) continue
      seen[next] = 1
      open.push(next)
    }
  }
  return pixels
}

function touching(pixel: number, width: number, height: number, connectivity: 4 | 8): number[] {
  const x = pixel % width
  const y = Math.floor(pixel / width)
  const pixels: number[] = []
  for (let ny = Math.max(y - 1, 0); ny <= Math.min(y + 1, height - 1); ny++) {
    for (let nx = Math.max(x - 1, 0); nx <= Math.min(x + 1, width - 1); nx++) {
      if (connectivity === 8 || nx === x || ny === y) pixels.push(ny * width + nx)
    }
  }
  return pixels
}

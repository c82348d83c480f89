/** Indexes of the 3 × 3 pixels around a raster's centre: those that a 25 m GEDI footprint touches at 10 m. */
export function footprintPixels({ width, height }: { width: number; height: number }): readonly number[] {
  const x = Math.floor(width / 2)
  const y = Math.floor(height / 2)
  return [-1, 0, 1].flatMap((down) => [-1, 0, 1].map((right) => (y + down) * width + x + right))
}

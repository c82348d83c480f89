/** Round values from `low` to `high`, about `wanted` of them. */
export function ticksBetween(low: number, high: number, wanted: number): readonly number[] {
  const step = roundStep((high - low) / Math.max(1, wanted))
  const first = Math.ceil(low / step)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}

/** The smallest round value at or above a positive one: 1, 2 or 5 times a power of ten. */
export function roundStep(value: number): number {
  if (!(value > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= value * (1 - 1e-9)) ?? 10
  return factor * power
}

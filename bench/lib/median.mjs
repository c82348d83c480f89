// @ts-check

/**
 * The middle of some measurements.
 *
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2
}

/**
 * Measures something several times.
 *
 * @param {number} times
 * @param {() => Promise<number>} measure
 * @returns {Promise<number>} The median.
 */
export async function medianOf(times, measure) {
  const values = []
  for (let i = 0; i < times; i++) values.push(await measure())
  return median(values)
}

import type { LabelFile } from '../../description/schema'

/**
 * The one label of a patch's pixels, or undefined where they have none: the centre pixel's, the mean, or the most
 * frequent value (the smallest of several). The last two leave out missing pixels.
 * @param values row by row, NaN where there is no data
 */
export function oneLabel(
  values: Float64Array,
  width: number,
  height: number,
  at: LabelFile['at'],
): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value))
  switch (at) {
    case 'centre': {
      const centre = values[Math.floor(height / 2) * width + Math.floor(width / 2)]
      return Number.isNaN(centre) ? undefined : centre
    }
    case 'mean':
      return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length
    case 'majority':
      return mostFrequent(known.sort())
  }
}

function mostFrequent(sorted: Float64Array): number | undefined {
  let winner: number | undefined
  let most = 0
  let count = 0
  sorted.forEach((value, index) => {
    count = value === sorted[index - 1] ? count + 1 : 1
    if (count <= most) return
    most = count
    winner = value
  })
  return winner
}

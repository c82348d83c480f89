// @ts-check

/** The first part of a phase warms up: caches fill and code is compiled. */
const WARM_UP = 0.2

/** Growth over the whole phase, as a share of the mean, that is no leak whatever the interval says. */
const NEGLIGIBLE = 0.05

/** Upper 2.5 % point of the standard normal distribution. */
const Z = 1.959964

/**
 * A quantity's growth by least squares, with its 95 % interval.
 *
 * @typedef {object} Growth
 * @property {number} slope Per 1,000 actions.
 * @property {number} low
 * @property {number} high
 * @property {number} mean Of what was measured.
 * @property {boolean} isFlat No growth but by chance (the interval reaches down to 0), or by less than 5 % of the mean
 * over all that was measured.
 */

/**
 * @param {readonly { readonly actions: number, readonly value: number }[]} samples In the order in which they were
 * taken; the first fifth is left out.
 * @returns {Growth | undefined} Undefined where there is too little to tell.
 */
export function growthOf(samples) {
  const steady = samples.slice(Math.floor(samples.length * WARM_UP))
  if (steady.length < 4) return undefined
  const n = steady.length
  const meanX = steady.reduce((sum, { actions }) => sum + actions, 0) / n
  const mean = steady.reduce((sum, { value }) => sum + value, 0) / n
  const sxx = steady.reduce((sum, { actions }) => sum + (actions - meanX) ** 2, 0)
  const sxy = steady.reduce((sum, { actions, value }) => sum + (actions - meanX) * (value - mean), 0)
  const slope = sxy / sxx
  const residuals = steady.reduce(
    (sum, { actions, value }) => sum + (value - mean - slope * (actions - meanX)) ** 2,
    0,
  )
  const margin = quantileOfT(n - 2) * Math.sqrt(residuals / (n - 2) / sxx)
  const span = steady[n - 1].actions - steady[0].actions
  return {
    slope: 1000 * slope,
    low: 1000 * (slope - margin),
    high: 1000 * (slope + margin),
    mean,
    isFlat: slope - margin <= 0 || slope * span <= NEGLIGIBLE * Math.abs(mean),
  }
}

/**
 * Upper 2.5 % point of Student's t (Abramowitz and Stegun, 26.7.5).
 *
 * @param {number} degrees Of freedom.
 */
function quantileOfT(degrees) {
  const first = (Z ** 3 + Z) / 4
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384
  return Z + first / degrees + second / degrees ** 2 + third / degrees ** 3
}

import type { Random } from './random'

/**
 * How many of `drawn` things, drawn without replacement from `good` and `bad` ones, are good: a hypergeometric variate
 * by inversion from the mode outwards, so that the work grows with the standard deviation alone (Devroye 1986,
 * Non-Uniform Random Variate Generation, section X.1.2). Exact up to the 32 bits of the random number.
 */
export function hypergeometric(random: Random, good: number, bad: number, drawn: number): number {
  const lowest = Math.max(0, drawn - bad)
  const highest = Math.min(drawn, good)
  if (lowest === highest) return lowest
  const mode = Math.floor(((drawn + 1) * (good + 1)) / (good + bad + 2))
  let left = random.next()
  let above = Math.exp(logProbability(mode, good, bad, drawn))
  let below = above
  left -= above
  if (left < 0) return mode
  for (let up = mode, down = mode; up < highest || down > lowest;) {
    if (up < highest) {
      above *= ((good - up) * (drawn - up)) / ((up + 1) * (bad - drawn + up + 1))
      up++
      left -= above
      if (left < 0) return up
    }
    if (down > lowest) {
      below *= (down * (bad - drawn + down)) / ((good - down + 1) * (drawn - down + 1))
      down--
      left -= below
      if (left < 0) return down
    }
  }
  return mode
}

/** Natural logarithm of the probability that `k` of `drawn` are good. */
export function logProbability(k: number, good: number, bad: number, drawn: number): number {
  return logChoose(good, k) + logChoose(bad, drawn - k) - logChoose(good + bad, drawn)
}

/** Natural logarithm of the ways to choose `k` of `n` things. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const EXACT = 1024
const exact = new Float64Array(EXACT)
for (let n = 2; n < EXACT; n++) exact[n] = exact[n - 1] + Math.log(n)

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2

/** ln n!, beyond a table by Stirling's series (Abramowitz and Stegun 6.1.41). */
function logFactorial(n: number): number {
  if (n < EXACT) return exact[n]
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TAU + (1 - 1 / (30 * n * n)) / (12 * n)
}

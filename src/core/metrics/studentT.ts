/** Probability that Student's t is above a value; accurate far into the tail. @param freedom degrees of freedom, > 0 */
export function studentTail(t: number, freedom: number): number {
  if (Number.isNaN(t)) return Number.NaN
  const outside = regularisedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
  return t >= 0 ? outside : 1 - outside
}

/** The value that Student's t exceeds with a probability from 0 to ½, by halving. @param freedom degrees of freedom, > 0 */
export function studentQuantile(above: number, freedom: number): number {
  let [low, high] = [0, 1]
  while (studentTail(high, freedom) > above && high < Number.MAX_VALUE / 2) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (studentTail(middle, freedom) > above) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularised incomplete beta function I_x(a, b) by its continued fraction (DLMF 8.17.22). */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a)
  const logFactor = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  return (Math.exp(logFactor) / a) * betaFraction(x, a, b)
}

const SMALLEST = 1e-300
const LONGEST_FRACTION = 1000

/** The continued fraction by Lentz's method as Thompson and Barnett have it (1986, doi:10.1016/0021-9991(86)90046-X). */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < SMALLEST ? SMALLEST : value)
  let above = 1
  let below = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = below
  for (let term = 1; term < LONGEST_FRACTION; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term))
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1))
    for (const coefficient of [even, odd]) {
      below = 1 / away(1 + coefficient * below)
      above = away(1 + coefficient / above)
      fraction *= below * above
    }
    if (Math.abs(below * above - 1) < Number.EPSILON) break
  }
  return fraction
}

/** Arguments from which Stirling's series is exact to the last digits. */
const LARGE = 15

/** ln Γ(x) for x > 0, by Stirling's series (DLMF 5.11.1). */
function logGamma(x: number): number {
  if (x < LARGE) return logGamma(x + 1) - Math.log(x)
  const square = x * x
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}

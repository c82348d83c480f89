import { DEFAULT_SEED } from './bootstrap'
import { sumOf } from './divergence'
import { hypergeometric } from './hypergeometric'
import { Random } from './random'

/** What distances chance alone gives: those of splits that were drawn at random from the two together. */
export interface Chance {
  /** 95 % of random splits are at most this far apart. */
  readonly limit: number
  /** Share of random splits at least as far apart as those at hand, these counted in (Phipson and Smyth 2010). */
  readonly p: number
}

/** Random splits that a test draws: the smallest p is 0.001. */
export const PERMUTATIONS = 999

/** Share of random splits that are within the limit. */
const WITHIN = 0.95

export type Distance = (first: ArrayLike<number>, second: ArrayLike<number>) => number | null

/**
 * Permutation test of whether two sets of counts over the same classes differ by more than the luck of the draw (Good
 * 2005). Labels are not shuffled one by one: a shuffled split's counts are drawn at once, as multivariate
 * hypergeometric variates, which is the same and does not slow down with the number of samples. Samples count as
 * independent; neighbours in one scene are not, so real splits differ more easily than the test allows for.
 * @returns null where one of the sets is empty
 */
export function permutationTest(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  distance: Distance,
  { permutations = PERMUTATIONS, seed = DEFAULT_SEED } = {},
): Chance | null {
  const observed = distance(first, second)
  if (observed === null) return null
  const random = Random.seeded(seed)
  const pooled = Float64Array.from(first, (count, index) => count + second[index])
  const size = sumOf(first)
  const [drawn, rest] = [new Float64Array(pooled.length), new Float64Array(pooled.length)]
  const distances = new Float64Array(permutations)
  for (let index = 0; index < permutations; index++) {
    drawSplit(random, pooled, size, drawn, rest)
    distances[index] = distance(drawn, rest) ?? 0
  }
  const asFar = distances.filter((value) => value >= observed * (1 - 1e-12)).length
  distances.sort()
  return { limit: distances[Math.ceil(WITHIN * permutations) - 1], p: (asFar + 1) / (permutations + 1) }
}

/** Draws `size` of the pooled things without replacement: how many of each class are drawn, and how many are not. */
function drawSplit(
  random: Random,
  pooled: Float64Array,
  size: number,
  drawn: Float64Array,
  rest: Float64Array,
): void {
  let others = sumOf(pooled)
  let left = size
  pooled.forEach((count, index) => {
    others -= count
    drawn[index] = hypergeometric(random, count, others, left)
    rest[index] = count - drawn[index]
    left -= drawn[index]
  })
}

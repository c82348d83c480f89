import { describe, expect, it } from 'vitest'
import {
  balanceOf,
  entropy,
  jensenShannon,
  kolmogorovSmirnov,
  totalVariation,
} from '../../../src/core/metrics/divergence'
import { hypergeometric, logProbability } from '../../../src/core/metrics/hypergeometric'
import { PERMUTATIONS, permutationTest } from '../../../src/core/metrics/permutation'
import { Random } from '../../../src/core/metrics/random'
import { EXPECTED } from './expected'

describe('distances between counts, compared with scipy', () => {
  it.each(EXPECTED.divergences)('$first and $second', ({ first, second, ...expected }) => {
    expect(totalVariation(first, second)).toBeCloseTo(expected.totalVariation, 12)
    expect(jensenShannon(first, second)).toBeCloseTo(expected.jensenShannon, 12)
    expect(kolmogorovSmirnov(first, second)).toBeCloseTo(expected.kolmogorovSmirnov, 12)
    const pooled = first.map((count, index) => count + second[index])
    expect(entropy(pooled)).toBeCloseTo(expected.entropy, 12)
    expect(balanceOf(pooled)?.evenness).toBeCloseTo(expected.evenness, 12)
    expect(balanceOf(pooled)?.effective).toBeCloseTo(expected.effective, 12)
  })

  it('are not there where one side is empty', () => {
    for (const distance of [totalVariation, jensenShannon, kolmogorovSmirnov]) {
      expect(distance([0, 0], [1, 2])).toBeNull()
    }
    expect(permutationTest([0, 0], [1, 2], totalVariation)).toBeNull()
    expect(balanceOf([0, 0])).toBeNull()
  })

  it('has no evenness of a single class', () => {
    expect(balanceOf([7])).toEqual({ evenness: null, effective: 1 })
  })
})

describe('drawing without replacement', () => {
  it.each(EXPECTED.logProbabilities)(
    'gives %i of %i good, %i bad, %i drawn the probability that scipy does',
    (k, good, bad, drawn, log) => {
      expect(logProbability(k, good, bad, drawn)).toBeCloseTo(log, 7)
    },
  )

  it('draws as often as the probabilities say', () => {
    const { good, bad, drawn, pmf } = EXPECTED.hypergeometric
    const random = Random.seeded(3)
    const counts = pmf.map(() => 0)
    const draws = 100_000
    for (let index = 0; index < draws; index++) counts[hypergeometric(random, good, bad, drawn)]++
    pmf.forEach((probability, k) => {
      const sd = Math.sqrt(draws * probability * (1 - probability))
      expect(Math.abs(counts[k] - draws * probability)).toBeLessThanOrEqual(4.5 * sd + 1)
    })
  })

  it('knows what cannot be otherwise', () => {
    const random = Random.seeded(1)
    expect(hypergeometric(random, 0, 10, 4)).toBe(0)
    expect(hypergeometric(random, 10, 0, 4)).toBe(4)
    expect(hypergeometric(random, 3, 2, 5)).toBe(3)
    expect(hypergeometric(random, 3, 2, 0)).toBe(0)
  })
})

describe('the permutation test', () => {
  it.each(EXPECTED.permutations)(
    'gives $first and $second the p and limit that shuffled labels do',
    ({ first, second, p, limit }) => {
      const chance = permutationTest(first, second, totalVariation)
      const sd = Math.sqrt((p * (1 - p)) / PERMUTATIONS)
      expect(Math.abs((chance?.p ?? 1) - p)).toBeLessThanOrEqual(4 * sd + 1 / PERMUTATIONS)
      expect(Math.abs((chance?.limit ?? 1) - limit)).toBeLessThanOrEqual(0.1 * limit)
    },
  )

  it('gives the same digits each time', () => {
    const test = () => permutationTest([60, 25, 15], [40, 35, 25], kolmogorovSmirnov)
    expect(test()).toEqual(test())
  })

  it('finds one in twenty splits at random beyond the limit, whatever their sizes', () => {
    const random = Random.seeded(11)
    let beyond = 0
    const tests = 300
    for (let index = 0; index < tests; index++) {
      const pooled = [4000, 2500, 1000, 300]
      let [others, left] = [7800, 700]
      const drawn = pooled.map((count) => {
        others -= count
        const taken = hypergeometric(random, count, others, left)
        left -= taken
        return taken
      })
      const rest = pooled.map((count, place) => count - drawn[place])
      if ((permutationTest(drawn, rest, totalVariation, { permutations: 199 })?.p ?? 1) <= 0.05) beyond++
    }
    expect(beyond / tests).toBeGreaterThan(0.015)
    expect(beyond / tests).toBeLessThan(0.1)
  })
})

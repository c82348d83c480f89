import { describe, expect, it } from 'vitest'
import { classIntervals } from '../../../src/core/metrics/classIntervals'
import { unitsOf } from '../../../src/core/metrics/comparison/commonAnswers'
import { mcnemar } from '../../../src/core/metrics/mcnemar'
import { proportionOf } from '../../../src/core/metrics/proportion'
import { Random } from '../../../src/core/metrics/random'

/** By numpy and scipy's t, from the formula in the docstring. */
const CLUSTERED = {
  low: 0.41239181685907145,
  high: 0.8309204682885556,
  allOfThreeUnits: 0.13945172823888813,
}

describe('the interval of a proportion', () => {
  it.each([
    // scipy 1.10: binomtest(counted, n).proportion_ci(method='wilson')
    [0, 5, 0, 0.43448246478317476],
    [3, 3, 0.4385029682449546, 1],
    [7, 20, 0.1811918241010821, 0.5671457233147637],
    [180, 400, 0.40195222801404185, 0.4989990014193878],
    [1, 50, 0.0035392592716462223, 0.10495443589637814],
  ])('of %i of %i independent things is that of scipy', (counted, n, low, high) => {
    const found = proportionOf(things(n, counted))
    expect(found?.value).toBe(counted / n)
    expect(found?.low).toBeCloseTo(low, 12)
    expect(found?.high).toBeCloseTo(high, 12)
  })

  it('of units with several things each is wider, as numpy has it by the same formula', () => {
    const of = [4, 1, 7, 3, 5, 2, 6, 3, 8, 1]
    const counted = [1, 0, 6, 3, 2, 0, 5, 1, 7, 1]
    const found = proportionOf(of.map((things, unit) => ({ of: things, counted: counted[unit] })))
    expect(found?.value).toBeCloseTo(0.65, 12)
    expect(found?.low).toBeCloseTo(CLUSTERED.low, 10)
    expect(found?.high).toBeCloseTo(CLUSTERED.high, 10)
  })

  it('counts units where all things are alike, and is none for one unit or nothing', () => {
    const alike = proportionOf([9, 5, 7].map((of) => ({ of, counted: of })))
    expect(alike?.low).toBeCloseTo(CLUSTERED.allOfThreeUnits, 10)
    expect(alike?.high).toBe(1)
    expect(proportionOf([{ of: 9, counted: 4 }])).toBeUndefined()
    expect(proportionOf([{ of: 0, counted: 0 }])).toBeUndefined()
  })
})

describe('intervals of the classes', () => {
  it('are those of the share of what was predicted, of what is true, and of both', () => {
    const truth = ['a', 'a', 'a', 'b', 'b', null]
    const predicted = ['a', 'a', 'b', 'b', null, 'a']
    const found = classIntervals(truth, predicted, unitsOf(['1', '2', '3', '4', '5', '6']))
    expect(found.get('a')?.precision).toEqual(proportionOf(things(2, 2)))
    expect(found.get('a')?.recall).toEqual(proportionOf(things(3, 2)))
    expect(found.get('a')?.f1?.value).toBeCloseTo(0.8, 12)
    expect(found.get('b')?.precision?.value).toBe(0.5)
    expect(found.get('b')?.f1?.value).toBe(0.5)
  })

  it('tell nothing of a precision where a class was never predicted', () => {
    const found = classIntervals(['a', 'a'], [null, 'b'], unitsOf(['1', '2']))
    expect(found.get('a')?.precision).toBeUndefined()
    expect(found.get('a')?.recall?.value).toBe(0)
    expect(found.get('b')?.recall).toBeUndefined()
  })

  it.each([
    ['independent samples', 1, 120],
    ['tiles of eight samples', 8, 40],
  ])('hold the truth in 93 to 98 %% of data sets of %s', (_, perUnit, units) => {
    const random = Random.seeded(perUnit)
    const figures = ['precision', 'recall', 'f1'] as const
    const held = { precision: 0, recall: 0, f1: 0 }
    const real = { precision: 0.7 / 0.9, recall: 0.7, f1: 1.4 / 1.9 }
    const DATA_SETS = 1000
    for (let set = 0; set < DATA_SETS; set++) {
      const { truth, predicted, names } = dataSet(random, units, perUnit)
      const found = classIntervals(truth, predicted, unitsOf(names)).get('a')
      for (const figure of figures) {
        const { low = 1, high = 0 } = found?.[figure] ?? {}
        if (low <= real[figure] && real[figure] <= high) held[figure]++
      }
    }
    for (const figure of figures) {
      expect(held[figure] / DATA_SETS, figure).toBeGreaterThan(0.93)
      expect(held[figure] / DATA_SETS, figure).toBeLessThan(0.98)
    }
  })
})

describe("McNemar's test", () => {
  it.each([
    // scipy 1.10: binomtest(min(b, c), b + c).pvalue
    [0, 0, 1],
    [1, 0, 1],
    [5, 1, 0.21875],
    [10, 3, 0.09228515625],
    [40, 22, 0.030015864349067285],
    [300, 250, 0.03657874554910267],
    [7, 7, 1],
  ])('of %i against %i is that of scipy', (first, second, p) => {
    expect(mcnemar(first, second)).toBeCloseTo(p, 10)
    expect(mcnemar(second, first)).toBeCloseTo(p, 10)
  })

  it('of very many questions is small, not broken', () => {
    expect(mcnemar(20_000, 10_000)).toBe(0)
    expect(mcnemar(10_000, 10_000)).toBe(1)
  })
})

function things(n: number, counted: number) {
  return Array.from({ length: n }, (_, thing) => ({ of: 1, counted: thing < counted ? 1 : 0 }))
}

/** Half of the samples are of class a, of which 70 % are recognised; 20 % of the others are taken for it. Half of a unit is alike. */
function dataSet(random: Random, units: number, perUnit: number) {
  const truth: string[] = []
  const predicted: string[] = []
  const names: string[] = []
  for (let unit = 0; unit < units; unit++) {
    const shared = draw(random)
    for (let sample = 0; sample < perUnit; sample++) {
      const [label, answer] = random.next() < 0.5 ? shared : draw(random)
      truth.push(label)
      predicted.push(answer)
      names.push(String(unit))
    }
  }
  return { truth, predicted, names }
}

function draw(random: Random): readonly [truth: string, predicted: string] {
  const isA = random.next() < 0.5
  return [isA ? 'a' : 'b', random.next() < (isA ? 0.7 : 0.2) ? 'a' : 'b']
}

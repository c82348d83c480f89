import { describe, expect, it } from 'vitest'
import { coarsen } from '../../../src/core/numberTokens/coarsen'
import { centralIntervals, distributionFigures } from '../../../src/core/numberTokens/distributionFigures'

const DISTRIBUTION = {
  values: [
    [10, 0.4],
    [100, 0.3],
    [20, 0.1],
  ],
  missing: 0.2,
} as const

describe('figures of a distribution of numbers', () => {
  it('are of the numbers that are known', () => {
    // By hand over 0.8: mean (4 + 30 + 2) / 0.8 = 45; squares (490 + 907.5 + 62.5) / 0.8.
    expect(distributionFigures(DISTRIBUTION)).toEqual({
      known: expect.closeTo(0.8, 12),
      mean: expect.closeTo(45, 12),
      median: 10,
      mode: 10,
      spread: expect.closeTo(Math.sqrt((0.4 * 35 ** 2 + 0.3 * 55 ** 2 + 0.1 * 25 ** 2) / 0.8), 12),
    })
  })

  it('are none where no number is known', () => {
    expect(distributionFigures({ values: [], missing: 1 })).toBeUndefined()
    expect(centralIntervals({ values: [], missing: 1 }, [0.9])).toEqual([])
  })

  it('have an interval that holds its share, at least', () => {
    expect(centralIntervals(DISTRIBUTION, [0.1, 0.9])).toEqual([
      [10, 20],
      [10, 100],
    ])
    expect(
      centralIntervals(
        {
          values: [
            [1, 0.96],
            [7, 0.04],
          ],
          missing: 0,
        },
        [0.9],
      ),
    ).toEqual([[1, 1]])
  })
})

describe('a distribution for a run log', () => {
  it('keeps its mean and its probability where values are gathered', () => {
    const values = Array.from({ length: 500 }, (_, value) => [value + 0.3, (value + 1) / 125_250] as const)
    const many = { values, missing: 0 }
    const few = coarsen(many, 64)
    expect(few.values.length).toBeLessThanOrEqual(64)
    expect(distributionFigures(few)?.mean).toBeCloseTo(distributionFigures(many)?.mean ?? 0, 1)
    expect(few.values.reduce((sum, [, probability]) => sum + probability, 0)).toBeCloseTo(1, 2)
  })

  it('is left as it is where it is short', () => {
    expect(coarsen(DISTRIBUTION)).toEqual(DISTRIBUTION)
  })
})

import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../scripts/lib/endurance/slope.mjs'

/** Every 50 actions; expected: scipy 1.10, `linregress` of all but the first fifth, with `t.ppf(0.975)`. */
const CASES = [
  {
    values: [
      86.582, 79.889, 88.336, 88.864, 91.595, 94.569, 93.46, 99.536, 100.77, 111.646, 107.952, 109.295,
    ],
    expected: { slope: 54.20375757575758, low: 39.894623311175906, high: 68.51289184033925 },
    isFlat: false,
  },
  {
    values: [59.578, 58.998, 58.417, 59.414, 60.723, 59.642, 61.437, 59.7, 60.036, 62.319],
    expected: { slope: 6.940476190476194, low: -0.3679277431051552, high: 14.248880124057544 },
    isFlat: true,
  },
]

describe('growth', () => {
  it.each(CASES)('is least squares with its interval, of what follows the warm-up', (one) => {
    const { values, expected, isFlat } = one
    const growth = growthOf(values.map((value, index) => ({ actions: 50 * (index + 1), value })))
    expect(growth?.isFlat).toBe(isFlat)
    for (const [name, value] of Object.entries(expected)) {
      expect(growth?.[name as keyof typeof expected]).toBeCloseTo(value, 1)
    }
  })

  it('is none to speak of below 5 % over the whole, and unknown of three samples', () => {
    const crawling = Array.from({ length: 20 }, (_, index) => ({ actions: index, value: 100 + index / 10 }))
    expect(growthOf(crawling)).toMatchObject({ isFlat: true })
    expect(growthOf(crawling.slice(0, 3))).toBeUndefined()
  })
})

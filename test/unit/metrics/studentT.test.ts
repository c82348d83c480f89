import { describe, expect, test } from 'vitest'
import { holm } from '../../../src/core/metrics/holm'
import { studentQuantile, studentTail } from '../../../src/core/metrics/studentT'

describe("Student's t", () => {
  // scipy.stats.t.sf and .isf of SciPy 1.10.
  test.each([
    [0, 3, 0.5],
    [1.5, 1, 0.18716704181099886],
    [2, 4, 0.05805826175840778],
    [-2.5, 7, 0.9795038907071235],
    [5, 29, 1.2683157867711645e-5],
    [6.2, 1000, 4.1235551411936934e-10],
    [12, 35_999, 2.0549380088558348e-33],
    [40, 4, 1.1670081613006339e-6],
  ])('is above %s with %s degrees of freedom as often as SciPy says', (t, freedom, probability) => {
    expect(studentTail(t, freedom) / probability).toBeCloseTo(1, 9)
  })

  test.each([
    [0.025, 1, 12.706204736174705],
    [0.025, 19, 2.09302405440831],
    [0.025, 1e5, 1.95998770753461],
    [0.005, 7, 3.4994832973504932],
    [0.5, 3, 0],
  ])(
    'has the quantile of SciPy above which %s lies with %s degrees of freedom',
    (above, freedom, quantile) => {
      expect(studentQuantile(above, freedom)).toBeCloseTo(quantile, 8)
    },
  )

  test('is nothing of nothing', () => {
    expect(studentTail(Number.NaN, 5)).toBeNaN()
    expect(studentTail(Infinity, 5)).toBe(0)
  })
})

describe('several tests', () => {
  test('are adjusted as statsmodels adjusts them', () => {
    // multipletests([0.01, 0.04, 0.03, 0.005], method='holm')
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02])
    expect(holm([0.9, 0.8])).toEqual([1, 1])
    expect(holm([])).toEqual([])
  })
})

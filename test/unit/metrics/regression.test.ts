import { describe, expect, it } from 'vitest'
import { COUNT_CLASS_STARTS, discretise } from '../../../src/core/metrics/discretise'
import { regressionMetrics } from '../../../src/core/metrics/regression'

describe('regression metrics', () => {
  it('count an item without truth nowhere, and one without an answer in n only', () => {
    const metrics = regressionMetrics([10, Number.NaN, 30, 40], [12, 20, Number.NaN, Infinity])
    expect(metrics).toMatchObject({ n: 3, answered: 1, coverage: 1 / 3, rmse: 2, mae: 2, bias: 2 })
  })

  it('have no figure where nothing was answered', () => {
    const metrics = regressionMetrics([10, 20], [Number.NaN, Number.NaN], { bootstrap: 10 })
    expect(metrics).toMatchObject({ n: 2, answered: 0, coverage: 0, rmse: null, r2: null, pearson: null })
    expect(metrics.ci).toBeUndefined()
  })

  it('have no R² for a single item', () => {
    const metrics = regressionMetrics([10], [12], { bootstrap: 10 })
    expect(metrics.r2).toBeNull()
    expect(metrics.ci).toEqual({
      rmse: { value: 2, low: 2, high: 2 },
      mae: { value: 2, low: 2, high: 2 },
      bias: { value: 2, low: 2, high: 2 },
    })
  })

  it('find constant truth constant also where its mean is rounded', () => {
    expect(regressionMetrics([0.1, 0.1, 0.1], [0.1, 0.1, 0.2]).r2).toBe(0)
    expect(regressionMetrics([0.1, 0.1, 0.1], [0.1, 0.1, 0.1]).r2).toBe(1)
  })

  it('keep their digits beside a huge offset', () => {
    const [truth, predicted] = [
      [3, 1, 4, 1, 5],
      [2, 1, 5, 2, 4],
    ]
    const raise = (values: number[]) => values.map((value) => value + 2 ** 40)
    const { r2, pearson } = regressionMetrics(truth, predicted)
    const raised = regressionMetrics(raise(truth), raise(predicted))
    expect(raised.r2).toBeCloseTo(r2 ?? Number.NaN, 12)
    expect(raised.pearson).toBeCloseTo(pearson ?? Number.NaN, 12)
  })

  it('put a truth of exactly 500 Mg/ha into the totals but into no bin, and 50 into the second', () => {
    const { n, bins } = regressionMetrics([0, 50, 499.9998, 500, -1], [1, 52, 490, 480, 0])
    expect(n).toBe(5)
    expect(bins.map((bin) => bin.n)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(bins[0]).toEqual({ low: 0, high: 50, n: 1, rmse: 1, mae: 1, bias: 1 })
    expect(bins[2]).toEqual({ low: 100, high: 150, n: 0, rmse: null, mae: null, bias: null })
  })

  it('call an unanswered count wrong in the discretised accuracy', () => {
    const metrics = regressionMetrics([3, 7, 2, 12], [3.4, 5, Number.NaN, 9], {
      classStarts: COUNT_CLASS_STARTS,
    })
    expect(metrics.discretisedAccuracy).toBe(0.5)
  })

  it('refuse truth and predictions of different length', () => {
    expect(() => regressionMetrics([1, 2], [1])).toThrow('2 true values but 1 predictions')
  })
})

describe('discretising a count', () => {
  it.each([
    [0.4, 0],
    [0.5, 1],
    [4.49, 4],
    [4.5, 5],
    [9.4, 5],
    [9.5, 6],
    [625, 6],
    [-0.5, 0],
    [-0.6, -1],
  ])('puts %d into class %d', (value, expected) => {
    expect(discretise(value, COUNT_CLASS_STARTS)).toBe(expected)
  })
})

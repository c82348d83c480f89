import { describe, expect, it } from 'vitest'
import { classificationMetrics } from '../../../src/core/metrics/classification'
import { COUNT_CLASS_STARTS } from '../../../src/core/metrics/discretise'
import { regressionMetrics } from '../../../src/core/metrics/regression'
import { EXPECTED, withHoles } from './expected'

/** Largest difference allowed from scikit-learn, relative to figures above 1. */
const TOLERANCE = 1e-9

/** Largest difference allowed between intervals of different generators, as a share of the interval's width. */
const MONTE_CARLO = 0.05

function expectClose(actual: number | null | undefined, expected: number | null | undefined): void {
  if (typeof actual !== 'number' || typeof expected !== 'number') return expect(actual).toBe(expected)
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(expected)))
}

describe('regression on random tables, compared with scikit-learn', () => {
  it.each(EXPECTED.regression)('$name', ({ truth, predicted, expected }) => {
    const actual = regressionMetrics(withHoles(truth), withHoles(predicted), {
      classStarts: COUNT_CLASS_STARTS,
    })
    expect([actual.n, actual.answered]).toEqual([expected.n, expected.answered])
    for (const figure of ['coverage', 'rmse', 'mae', 'r2', 'bias', 'pearson', 'discretisedAccuracy'] as const)
      expectClose(actual[figure], expected[figure])
    expect(actual.bins.map(({ n }) => n)).toEqual(expected.bins.map(([n]) => n))
    actual.bins.forEach((bin, index) => {
      const [, rmse, mae, bias] = expected.bins[index]
      expectClose(bin.rmse, rmse)
      expectClose(bin.mae, mae)
      expectClose(bin.bias, bias)
    })
  })
})

describe('classification on random tables, compared with scikit-learn', () => {
  it.each(EXPECTED.classification)('$name', ({ truth, predicted, expected }) => {
    const actual = classificationMetrics(truth, predicted)
    expect([actual.n, actual.answered]).toEqual([expected.n, expected.answered])
    expectClose(actual.accuracy, expected.accuracy)
    if (expected.n === 0) return
    for (const figure of ['macroPrecision', 'macroRecall', 'macroF1'] as const)
      expectClose(actual[figure], expected[figure])
    expect(actual.confusion).toEqual({ labels: expected.labels, counts: expected.counts })
    actual.perClass.forEach(({ precision, recall, f1, support }, index) => {
      const [expectedPrecision, expectedRecall, expectedF1, expectedSupport] = expected.perClass[index]
      expectClose(precision, expectedPrecision)
      expectClose(recall, expectedRecall)
      expectClose(f1, expectedF1)
      expect(support).toBe(expectedSupport)
    })
  })
})

describe('bootstrap intervals, compared with numpy', () => {
  it.each(EXPECTED.regressionIntervals)('regression: $name', ({ truth, predicted, expected }) => {
    const { ci } = regressionMetrics(truth, predicted, {
      bootstrap: 20_000,
      classStarts: COUNT_CLASS_STARTS,
    })
    for (const figure of ['rmse', 'mae', 'r2', 'bias', 'discretisedAccuracy'] as const)
      expectSameInterval(ci?.[figure], expected[figure], truth.length)
  })

  it.each(EXPECTED.classificationIntervals)('classification: $name', ({ truth, predicted, expected }) => {
    const { ci } = classificationMetrics(truth, predicted, { bootstrap: 20_000 })
    for (const figure of ['accuracy', 'macroPrecision', 'macroRecall', 'macroF1'] as const)
      expectSameInterval(ci?.[figure], expected[figure], truth.length)
  })
})

function expectSameInterval(
  actual: { readonly low: number; readonly high: number } | undefined,
  [low, high]: readonly [number, number],
  items: number,
): void {
  // A share of few items moves in steps of one of them.
  const allowed = Math.max(MONTE_CARLO * (high - low), 1 / items + TOLERANCE)
  expect(Math.abs((actual?.low ?? Infinity) - low)).toBeLessThanOrEqual(allowed)
  expect(Math.abs((actual?.high ?? Infinity) - high)).toBeLessThanOrEqual(allowed)
}

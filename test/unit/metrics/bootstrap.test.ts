import { describe, expect, it } from 'vitest'
import { percentileInterval, resample } from '../../../src/core/metrics/bootstrap'
import { classificationMetrics } from '../../../src/core/metrics/classification'
import { countsLength, Random } from '../../../src/core/metrics/random'
import { regressionMetrics } from '../../../src/core/metrics/regression'

function countsOf(random: Random, items: number): number[] {
  const counts = new Uint8Array(countsLength(items))
  random.countDraws(counts, items)
  return [...counts.subarray(0, items)]
}

describe('the generator', () => {
  it('draws what the reference implementation of xoroshiro64* draws', () => {
    // From state (1, 2): 2654435771, 327208753, 4063491769, 4259754937, 261922412, 168123673, 552743735, 1672597395.
    const quarters = new Random([1, 2])
    expect([countsOf(quarters, 4), countsOf(quarters, 4)]).toEqual([
      [1, 0, 1, 2],
      [3, 1, 0, 0],
    ])
  })

  it('draws again what is too large', () => {
    const thirds = new Random([1, 2])
    expect([countsOf(thirds, 3), countsOf(thirds, 3)]).toEqual([
      [2, 0, 1],
      [2, 1, 0],
    ])
  })

  it('draws every item as often as the others', () => {
    const totals = new Array<number>(5).fill(0)
    resample(5, { bootstrap: 20_000 }, (counts) =>
      totals.forEach((_, item) => (totals[item] += counts[item])),
    )
    const chiSquare = totals.reduce((sum, total) => sum + (total - 20_000) ** 2 / 20_000, 0)
    // 99.9 % quantile of χ² with 4 degrees of freedom.
    expect(chiSquare).toBeLessThan(18.47)
  })

  it('always draws the only item', () => {
    expect(countsOf(Random.seeded(1), 1)).toEqual([1])
  })
})

describe('resamples', () => {
  it('have as many draws as items', () => {
    const sums: number[] = []
    resample(1000, { bootstrap: 3 }, (counts) =>
      sums.push(counts.subarray(0, 1000).reduce((sum, count) => sum + count, 0)),
    )
    expect(sums).toEqual([1000, 1000, 1000])
  })

  it('are the same for the same seed and others for another', () => {
    const [truth, predicted] = [
      [10, 250, 31, 47, 0, 99],
      [22, 190, 40, 41, 8, 120],
    ]
    const ofSeed = (seed: number) => regressionMetrics(truth, predicted, { bootstrap: 100, seed }).ci
    expect(ofSeed(7)).toEqual(ofSeed(7))
    expect(ofSeed(7)).not.toEqual(ofSeed(8))
    expect(ofSeed(0)).toEqual(regressionMetrics(truth, predicted, { bootstrap: 100 }).ci)
  })

  it('have the R² of their own truth where that is constant', () => {
    const { ci } = regressionMetrics([5, 5, 5, 5, 5, 5, 5, 5.1], [5, 5, 5, 5, 5, 5, 5, 5], { bootstrap: 500 })
    expect(ci?.r2?.high).toBe(1)
    expect(ci?.r2?.low).toBeGreaterThan(-2)
  })

  it('average over the labels that they drew', () => {
    const labels = ['30', '30', '30', '112']
    const { ci } = classificationMetrics(labels, labels, { bootstrap: 200 })
    expect(ci?.macroF1).toEqual({ value: 1, low: 1, high: 1 })
  })
})

describe('a percentile interval', () => {
  it('lies between interpolated quantiles', () => {
    const values = Float64Array.from({ length: 101 }, (_, index) => 100 - index)
    expect(percentileInterval(50, values)).toEqual({ value: 50, low: 2.5, high: 97.5 })
  })
})

import { describe, expect, it } from 'vitest'
import { errorRankings, penalisedError } from '../../../src/core/metrics/coverageMeasures'
import { rankRanges } from '../../../src/core/metrics/rankStability'
import { keptCounts, meanLossOfSurest } from '../../../src/core/metrics/riskCurve'

describe('the loss of the surest answers', () => {
  it('is the mean of those kept', () => {
    expect(meanLossOfSurest([0.2, 0.9, 0.5], [30, 6, 12], [1, 2, 3])).toEqual([6, 9, 16])
  })

  it('is that of their mean where answers are equally sure, in whatever order they come', () => {
    const kept = [1, 2, 3, 4]
    expect(meanLossOfSurest([1, 0, 0, 0], [2, 0, 30, 60], kept)).toEqual([2, 16, 62 / 3, 23])
    expect(meanLossOfSurest([0, 0, 0, 1], [60, 30, 0, 2], kept)).toEqual([2, 16, 62 / 3, 23])
  })

  it('is of each number of answers once', () => {
    expect(keptCounts(3, 10)).toEqual([1, 2, 3])
    expect(keptCounts(1000, 4)).toEqual([250, 500, 750, 1000])
    expect(keptCounts(0, 4)).toEqual([])
  })
})

/** Of 10 questions: one answers 6 with an error of 30, the other all with one of 50. */
const SURE = { answered: 6, n: 10 }
const STEADY = { answered: 10, n: 10 }

describe('an error with a penalty', () => {
  it('counts unanswered questions as errors of the penalty', () => {
    const errors = [...Array.from({ length: 6 }, () => 30), ...Array.from({ length: 4 }, () => 80)]
    const rmse = Math.sqrt(errors.reduce((sum, each) => sum + each ** 2, 0) / 10)
    expect(penalisedError('rmse', { ...SURE, loss: 6 * 30 ** 2 }, 80)).toBeCloseTo(rmse, 12)
    expect(penalisedError('mae', { ...SURE, loss: 6 * 30 }, 80)).toBeCloseTo(50, 12)
    expect(penalisedError('wrong', { ...SURE, loss: 3 }, 1)).toBeCloseTo(0.7, 12)
  })

  it('turns the order where both are as great, in the unit of the error', () => {
    const models = [
      { ...SURE, loss: 6 * 30 ** 2 },
      { ...STEADY, loss: 10 * 50 ** 2 },
    ]
    const rankings = errorRankings({ error: 'rmse', most: 500 }, models)
    expect(rankings.map(({ order }) => order)).toEqual([
      [0, 1],
      [1, 0],
    ])
    const [{ to }] = rankings
    expect(to).toBeCloseTo(70, 9)
    expect(penalisedError('rmse', models[0], to)).toBeCloseTo(penalisedError('rmse', models[1], to), 9)
    expect(rankings[1].to).toBeCloseTo(500, 9)
  })
})

describe('ranks over resamples', () => {
  /** In `wins` of 40 resamples the first is the better of two. */
  function resampled(wins: number) {
    const sums = Array.from({ length: 40 }, (_, index) => [10, 0, index < wins ? 10 : 30, 0, 20]).flat()
    return { resamples: 40, models: 2, errors: ['mae'] as const, sums }
  }

  it('are one where nearly all agree, and a range where they do not', () => {
    expect(rankRanges(resampled(40), 'mae', 0)).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(rankRanges(resampled(39), 'mae', 0)).toEqual([
      [1, 1],
      [2, 2],
    ])
    expect(rankRanges(resampled(25), 'mae', 0)).toEqual([
      [1, 2],
      [1, 2],
    ])
  })

  it('are any without resamples, and the best of a tie', () => {
    expect(rankRanges({ ...resampled(0), resamples: 0, sums: [] }, 'mae', 0)).toEqual([
      [1, 2],
      [1, 2],
    ])
    const tie = { resamples: 1, models: 2, errors: ['mae'] as const, sums: [10, 0, 10, 0, 10] }
    expect(rankRanges(tie, 'mae', 0)).toEqual([
      [1, 1],
      [1, 1],
    ])
  })
})

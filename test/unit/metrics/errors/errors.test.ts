import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerShifts } from '../../../../src/core/metrics/errors/answerShifts'
import { meanEstimate } from '../../../../src/core/metrics/errors/clusteredInterval'
import { errorBins } from '../../../../src/core/metrics/errors/errorBins'
import { errorPercentiles } from '../../../../src/core/metrics/errors/errorDistribution'
import { fittedLine } from '../../../../src/core/metrics/errors/fittedLine'
import { limitsOfAgreement } from '../../../../src/core/metrics/errors/limitsOfAgreement'
import { errorsOf, type NumberPairs } from '../../../../src/core/metrics/errors/numberErrors'
import { medianEstimate, runningMedian } from '../../../../src/core/metrics/errors/runningMedian'
import { saturationOnset } from '../../../../src/core/metrics/errors/saturationOnset'

/* The oracle is test/fixtures/metrics/make_errors.py: numpy and SciPy. */

const expected = JSON.parse(
  readFileSync(new URL('../../../fixtures/metrics/errors.json', import.meta.url), 'utf8'),
) as Record<
  'truth' | 'predicted' | 'units' | 'clusteredSlope' | 'bias' | 'clusteredBias' | 'box' | 'percentiles',
  readonly number[]
> & { readonly line: { readonly slope: number; readonly intercept: number } }

const DIGITS = 6

const alone = pairs(expected.truth, expected.predicted)
const clustered: NumberPairs = { ...alone, units: Int32Array.from(expected.units) }

function pairs(truth: readonly number[], predicted: readonly number[]): NumberPairs {
  return { truth: Float64Array.from(truth), predicted: Float64Array.from(predicted), units: undefined }
}

/** Made-up noise with a mean near 0. */
const noise = (item: number, width: number) => width * (((item * 7919) % 101) / 50 - 1)

/** Truth 0–500 and what a model makes of it. */
function predictions(predict: (truth: number) => number, items = 1000): NumberPairs {
  const truth = Array.from({ length: items }, (_, item) => (500 * item) / items)
  return pairs(
    truth,
    truth.map((value, item) => predict(value) + noise(item, 20)),
  )
}

const STARTS = [0, 50, 100, 150, 200, 250, 300, 350, 400, 450]
const onsetOf = (numbers: NumberPairs) => saturationOnset(numbers, errorBins(numbers, STARTS, 500))

describe('means of errors', () => {
  it('have the usual interval where answers are independent', () => {
    const { value, low, high } = meanEstimate(errorsOf(alone), undefined)
    const [mean, from, to] = expected.bias
    expect(value).toBeCloseTo(mean, DIGITS)
    expect(low).toBeCloseTo(from, DIGITS)
    expect(high).toBeCloseTo(to, DIGITS)
  })

  it('have a wider one where the answers of a tile go together', () => {
    const { low, high } = meanEstimate(errorsOf(clustered), clustered.units)
    expect([low, high]).toEqual(expected.clusteredBias.map((end) => expect.closeTo(end, DIGITS)))
  })

  it('have none of one tile only', () => {
    expect(meanEstimate(Float64Array.of(1, 2, 3), Int32Array.of(7, 7, 7))).toEqual({
      value: 2,
      low: null,
      high: null,
    })
  })
})

describe('the fitted line', () => {
  it('is that of least squares, with a slope whose interval knows of tiles', () => {
    const line = fittedLine(clustered)
    expect(line?.slope.value).toBeCloseTo(expected.line.slope, DIGITS)
    expect(line?.intercept).toBeCloseTo(expected.line.intercept, DIGITS)
    expect([line?.slope.low, line?.slope.high]).toEqual(
      expected.clusteredSlope.map((end) => expect.closeTo(end, DIGITS)),
    )
  })

  it('is none where truth does not vary or nothing is answered', () => {
    expect(fittedLine(pairs([5, 5], [1, 2]))).toBeUndefined()
    expect(fittedLine(pairs([], []))).toBeUndefined()
  })
})

describe('bins of the true value', () => {
  it('hold the quantiles of the predictions', () => {
    const [bin] = errorBins(alone, [0], 500)
    expect(bin).toMatchObject({ low: 0, high: 500, n: 60 })
    expect(Object.values(bin.predicted)).toEqual(expected.box.map((value) => expect.closeTo(value, DIGITS)))
  })

  it('are half-open, leave out what is outside, and the last may have no end', () => {
    const numbers = pairs([-1, 0, 49.9, 50, 500], [0, 0, 0, 0, 0])
    expect(errorBins(numbers, [0, 50], 500).map(({ low, high, n }) => [low, high, n])).toEqual([
      [0, 50, 2],
      [50, 500, 1],
    ])
    expect(errorBins(numbers, [0, 50]).map(({ low, high, n }) => [low, high, n])).toEqual([
      [0, 50, 2],
      [50, undefined, 2],
    ])
  })
})

describe('saturation', () => {
  it('sets in at the bin from which on predictions stay behind and flat', () => {
    const found = onsetOf(predictions((truth) => Math.min(truth, 200) + 0.1 * Math.max(0, truth - 200)))
    expect(found?.onset).toBe(200)
    expect(found?.growth.value).toBeCloseTo(0.1, 1)
  })

  it('is not found where predictions only stay behind, or only flatten', () => {
    expect(onsetOf(predictions((truth) => truth - 40))).toBeUndefined()
    expect(onsetOf(predictions(() => 600))).toBeUndefined()
    expect(onsetOf(predictions((truth) => truth))).toBeUndefined()
  })

  it('is told late rather than early where a later bin is not underestimated', () => {
    const found = onsetOf(
      predictions((truth) => (truth >= 300 && truth < 350 ? truth + 10 : Math.min(truth, 200))),
    )
    expect(found?.onset).toBe(350)
  })

  it('is not told from a few answers that may be chance', () => {
    expect(onsetOf(pairs([410, 420, 460], [200, 300, 100]))).toBeUndefined()
    expect(onsetOf(pairs([], []))).toBeUndefined()
  })
})

/** Peak flow by two meters: the first readings of 17 people (Bland and Altman 1986, table 1). */
const WRIGHT = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427]
const MINI_WRIGHT = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451]

describe('limits of agreement', () => {
  it('are those that Bland and Altman publish', () => {
    const found = limitsOfAgreement(pairs(MINI_WRIGHT, WRIGHT))
    expect(found?.bias.value).toBeCloseTo(-2.1, 1)
    expect([found?.bias.low, found?.bias.high].map((end) => end?.toFixed(1))).toEqual(['-22.0', '17.8'])
    // They use 2 standard deviations in place of 1.96, and √(3 s²/n) for the limits' error.
    expect(found?.lower.value).toBeCloseTo(-79.7 + 0.04 * 38.8, 0)
    expect(found?.upper.value).toBeCloseTo(75.5 - 0.04 * 38.8, 0)
    expect((found?.upper.high ?? 0) - (found?.upper.value ?? 0)).toBeCloseTo(110.1 - 75.5, 0)
  })

  it('tell how many errors do lie between them', () => {
    expect(limitsOfAgreement(pairs(MINI_WRIGHT, WRIGHT))?.within).toBeCloseTo(16 / 17)
  })

  it('are wider known where answers go together in tiles', () => {
    const [one, other] = [limitsOfAgreement(alone), limitsOfAgreement(clustered)]
    expect(other?.upper.value).toBe(one?.upper.value)
    expect((other?.bias.high ?? 0) - (other?.bias.low ?? 0)).toBeGreaterThan(
      (one?.bias.high ?? 0) - (one?.bias.low ?? 0),
    )
  })

  it('are none of one answer, and meet where all errors are the same', () => {
    expect(limitsOfAgreement(pairs([1], [2]))).toBeUndefined()
    expect(limitsOfAgreement(pairs([1, 2], [2, 3]))).toMatchObject({
      lower: { value: 1, low: 1, high: 1 },
      within: 1,
    })
  })
})

describe('running medians', () => {
  it('follow the middle of the values along an axis', () => {
    const at = Float64Array.from({ length: 400 }, (_, item) => item)
    const points = runningMedian(
      at,
      at.map((place, item) => 2 * place + noise(item, 5)),
      undefined,
    )
    expect(points).toHaveLength(20)
    expect(points.reduce((sum, { n }) => sum + n, 0)).toBe(400)
    for (const { at: place, median } of points) {
      expect(median.value / 2).toBeCloseTo(place, -1)
      expect(median.low).toBeLessThanOrEqual(median.value)
      expect(median.high).toBeGreaterThanOrEqual(median.value)
    }
  })

  it('keep equal places together and are none of few items', () => {
    const at = Float64Array.from({ length: 100 }, (_, item) => (item < 70 ? 0 : item))
    const points = runningMedian(at, at, undefined)
    expect(points[0]).toMatchObject({ at: 0, n: 70 })
    expect(runningMedian(at.slice(0, 30), at.slice(0, 30), undefined)).toEqual([])
  })

  it('hold the median in about 95 of 100 intervals', () => {
    let seed = 1
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    let held = 0
    for (let round = 0; round < 1000; round++) {
      const { low, high } = medianEstimate(
        Float64Array.from({ length: 60 }, () => -Math.log(random())),
        undefined,
      )
      if ((low ?? 0) <= Math.LN2 && Math.LN2 <= (high ?? 0)) held++
    }
    expect(held / 1000).toBeGreaterThan(0.93)
    expect(held / 1000).toBeLessThan(0.97)
  })
})

describe('percentiles of absolute errors', () => {
  it('are those of numpy', () => {
    const percentiles = errorPercentiles(alone)
    expect(percentiles).toHaveLength(101)
    expect([0, 1, 50, 90, 100].map((step) => percentiles[step])).toEqual(
      expected.percentiles.map((value) => expect.closeTo(value, DIGITS)),
    )
    expect(errorPercentiles(pairs([], []))).toEqual([])
  })
})

describe('answers of two models', () => {
  const about = (ids: readonly string[], predicted: readonly number[]) => ({
    ids,
    predicted,
    truth: ids.map(() => 100),
  })

  it('are compared where both answered, the greatest difference first', () => {
    const found = answerShifts(
      about(['a', 'b', 'd', 'e'], [100, 50, 90, 80]),
      about(['a', 'b', 'c', 'e'], [100, 110, 90, 70]),
      10,
    )
    expect(found).toMatchObject({ common: 3, nearer: 1, farther: 1 })
    expect(found.shifts).toEqual([
      { id: 'b', truth: 100, first: 50, second: 110 },
      { id: 'e', truth: 100, first: 80, second: 70 },
    ])
  })

  it('are as many as wanted, and none where nothing is answered by both', () => {
    expect(answerShifts(about(['a', 'b'], [1, 2]), about(['a', 'b'], [9, 4]), 1).shifts).toMatchObject([
      { id: 'a' },
    ])
    expect(answerShifts(about(['a'], [1]), about(['b'], [2]), 10)).toMatchObject({ common: 0, shifts: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { numberDiagnostics } from '../../../src/core/numberTokens/numberDiagnostics'
import type { JudgedAnswer } from '../../../src/core/numberTokens/spreads'

/** Answers to questions of their own, each a number beside the true one. */
function answers(
  ...pairs: readonly (readonly [predicted: number, truth: number])[]
): readonly JudgedAnswer[] {
  return pairs.map(([value, truth], index) => ({
    sample: `s${index}`,
    model: 'm',
    task: 'agb',
    raw: `${value} Mg/ha`,
    status: 'answered',
    value,
    truth,
  }))
}

function shown<Shown>(instrument: { readonly shown: Shown } | { readonly hidden: string }): Shown {
  if ('hidden' in instrument) throw new Error(instrument.hidden)
  return instrument.shown
}

describe('diagnostics of numbers in tokens', () => {
  it('tell how varied the numbers are, and on which they have collapsed', () => {
    const { variety } = numberDiagnostics(answers([100, 90], [100, 100], [100, 120], [50, 60]), 'agb')
    const { predicted, truth, modes } = shown(variety)
    // By hand: −¾ log₂ ¾ − ¼ log₂ ¼ bits, and 2 bits of four different true values.
    expect(predicted).toEqual({
      distinct: 2,
      entropy: expect.closeTo(0.8113, 4),
      effective: expect.closeTo(1.7548, 4),
    })
    expect(truth).toEqual({ distinct: 4, entropy: 2, effective: 4 })
    expect(modes).toEqual([
      { value: 100, share: 0.75, trueShare: 0.25 },
      { value: 50, share: 0.25, trueShare: 0 },
    ])
  })

  it('tell heaping on round numbers, without zeros, of truth rounded as the answers are', () => {
    const { heaping } = numberDiagnostics(
      answers([0, 0.4], [100, 99.6], [50, 61.2], [35, 34.9], [12, 20.1]),
      'agb',
    )
    expect(shown(heaping)).toEqual([
      { multiple: 5, share: 0.75, trueShare: 0.75 },
      { multiple: 10, share: 0.5, trueShare: 0.5 },
      { multiple: 50, share: 0.5, trueShare: 0.25 },
      { multiple: 100, share: 0.25, trueShare: 0.25 },
    ])
  })

  it('takes a number with decimals for no round one', () => {
    const { decimals, heaping } = numberDiagnostics(answers([100.5, 100.5], [20, 30]), 'agb')
    expect(decimals).toBe(1)
    expect(shown(heaping)[1]).toEqual({ multiple: 10, share: 0.5, trueShare: 0.5 })
  })

  it('tell how often length and first digit are right', () => {
    const { firstDigits } = numberDiagnostics(answers([120, 180], [99, 101], [30, 45], [0.5, 0.2]), 'agb')
    const { predicted, truth, sameLength, right } = shown(firstDigits)
    expect(predicted).toEqual([0.25, 0.25, 0, 0.25, 0, 0, 0, 0, 0, 0.25])
    expect(truth).toEqual([0.25, 0.5, 0, 0, 0.25, 0, 0, 0, 0, 0])
    expect([sameLength, right]).toEqual([0.75, expect.closeTo(2 / 3, 12)])
  })

  it('charge every squared error to the first wrong digit', () => {
    const { digitPlaces } = numberDiagnostics(answers([250, 150], [134, 154], [137, 134], [8, 8]), 'agb')
    // By hand: 100² hundreds, 20² tens, 3² units of 10,409.
    expect(shown(digitPlaces)).toEqual([
      { place: 'hundreds', share: 0.25, squaredError: 10_000 / 10_409 },
      { place: 'tens', share: 0.25, squaredError: 400 / 10_409 },
      { place: 'units', share: 0.25, squaredError: 9 / 10_409 },
    ])
  })

  it('tell saturation by bins of truth, with an interval of the mean', () => {
    const { saturation } = numberDiagnostics(answers([20, 10], [40, 30], [200, 420]), 'agb')
    const { bins, slope } = shown(saturation)
    expect(bins).toEqual([
      // Standard deviation of 20 and 40 is √200, of their mean 10.
      {
        low: 0,
        high: 50,
        n: 2,
        truth: 20,
        predicted: 30,
        interval: [expect.closeTo(10.4), expect.closeTo(49.6)],
      },
      { low: 400, high: 450, n: 1, truth: 420, predicted: 200 },
    ])
    // numpy.polyfit([10, 30, 420], [20, 40, 200], 1)[0]
    expect(slope).toBeCloseTo(0.42608, 5)
  })

  it('tell how often intervals hold the truth, and what the spread is worth', () => {
    const [sure, unsure] = answers([100, 100], [100, 300])
    const { calibration, riskCoverage } = numberDiagnostics(
      [
        {
          ...sure,
          distribution: {
            values: [
              [100, 0.8],
              [110, 0.1],
            ],
            missing: 0.1,
          },
        },
        {
          ...unsure,
          distribution: {
            values: [
              [100, 0.6],
              [200, 0.4],
            ],
            missing: 0,
          },
        },
      ],
      'agb',
    )
    const { levels, ...means } = shown(calibration)
    expect(means).toEqual({ n: 2, known: 0.95, rounded: 0 })
    expect(levels.at(-2)).toEqual({ level: 0.9, covered: 0.5, width: expect.closeTo(55, 9) })
    const { steps } = shown(riskCoverage)
    expect(steps).toEqual([
      { coverage: 0.5, rmse: 0, best: 0 },
      { coverage: 1, rmse: Math.sqrt(20_000), best: Math.sqrt(20_000) },
    ])
  })

  it('take the spread of repeats, and count a question once', () => {
    const [first, second] = answers([100, 100], [100, 300])
    const { n, riskCoverage } = numberDiagnostics(
      [first, { ...first, repeat: 1 }, second, { ...second, repeat: 1, value: 200 }],
      'agb',
    )
    expect(n).toBe(2)
    expect(shown(riskCoverage).steps[0]).toEqual({ coverage: 0.5, rmse: 0, best: 0 })
  })

  it('hide what there is nothing for, with the reason', () => {
    const { calibration, riskCoverage, variety } = numberDiagnostics(answers([100, 100]), 'agb')
    expect(calibration).toEqual({ hidden: 'no probabilities of tokens' })
    expect(riskCoverage).toEqual({ hidden: 'no probabilities of tokens, and no repeats' })
    expect('shown' in variety).toBe(true)
    expect(numberDiagnostics([], 'agb').variety).toEqual({ hidden: 'no question was answered with a number' })
  })
})

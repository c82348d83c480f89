import { describe, expect, it } from 'vitest'
import { countHits, DESIGNS, FIGURES } from '../../../bench/lib/comparison/intervalHits.mjs'
import { differenceOf, estimateOf } from '../../../src/core/metrics/comparison/difference'
import { FIGURE_SCALES } from '../../../src/core/metrics/comparison/resampledFigures'
import { resampledRegression } from '../../../src/core/metrics/comparison/resampledRegression'

const CORE = { resampledRegression, differenceOf, estimateOf, FIGURE_SCALES }
const TIMES = { dataSets: 1000, resamples: 400 }

/** Shares of 95 % by chance: three standard errors of a share in 1,000 data sets are 2 %. */
const WITHIN = [0.93, 0.97] as const

// The many units of 400 samples are in the bench alone: they take their time.
describe.each(DESIGNS.filter(({ tiles }) => tiles < 100))(
  'over 1,000 made-up data sets of $name',
  (design) => {
    it('95 % intervals hold what is true as often as they say', { timeout: 120_000 }, () => {
      const hits = countHits(CORE, { ...design, spreads: [30, 36] }, TIMES)
      for (const figure of FIGURES) {
        expect(hits[figure].own).toBeGreaterThanOrEqual(WITHIN[0])
        expect(hits[figure].own).toBeLessThanOrEqual(WITHIN[1])
        expect(hits[figure].difference).toBeGreaterThanOrEqual(WITHIN[0])
        expect(hits[figure].difference).toBeLessThanOrEqual(WITHIN[1])
      }
    })

    it('two equal models are called different no more often than in 5 %', { timeout: 120_000 }, () => {
      const hits = countHits(CORE, { ...design, spreads: [30, 30] }, TIMES)
      for (const figure of FIGURES) {
        expect(1 - hits[figure].difference).toBeLessThanOrEqual(0.07)
        expect(1 - hits[figure].difference).toBeGreaterThanOrEqual(0.02)
      }
    })
  },
)

it('intervals end somewhere where resamples have hardly a spread of their own, as of a model that always says the same', () => {
  const resampled = Float64Array.from({ length: 200 }, (_, index) => -0.02 * (index % 20))
  const errors = Float64Array.from({ length: 200 }, (_, index) => 1e-9 * (1 + (index % 7)))
  const { value, low, high } = estimateOf({ value: -0.002, resampled, errors }, 25, FIGURE_SCALES.r2)
  expect(low).toBeGreaterThan(-3)
  expect(low).toBeLessThan(value)
  expect(high).toBeGreaterThan(value)
  expect(high).toBeLessThanOrEqual(1)
})

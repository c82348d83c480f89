import { describe, expect, it } from 'vitest'
import { bandStatistics } from '../../../src/core/imagery/bandStatistics'

describe('the statistics of a patch’s bands', () => {
  it('are those of numpy, pixels without data left out and counted', () => {
    const known = [0.1, 0.2, 0.05, 0.4, 0.3, 0.25, 0.15, 0.35]
    const data = Float32Array.from([...known, NaN, NaN, ...Array.from({ length: 10 }, () => NaN)])
    const [first, second] = bandStatistics({ bands: ['B02', 'B03'], width: 5, height: 2, data })
    expect(first.coverage).toBeCloseTo(0.8)
    // numpy: min, percentile 2, median, mean, percentile 98, max of the eight values as float32.
    const { minimum, p2, median, mean, p98, maximum } = first.values ?? {}
    const expected = [0.05, 0.057, 0.225, 0.225, 0.393, 0.4]
    ;[minimum, p2, median, mean, p98, maximum].forEach((value, index) =>
      expect(value).toBeCloseTo(expected[index], 6),
    )
    expect(second).toEqual({ band: 'B03', coverage: 0 })
  })
})

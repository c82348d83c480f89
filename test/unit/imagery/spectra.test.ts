import { describe, expect, it } from 'vitest'
import { classShares } from '../../../src/core/imagery/classShares'
import { bandStatistics, classSpectra } from '../../../src/core/imagery/spectra'
import { EXPECTED, EXPECTED_IMAGERY, row } from './expected'

describe('spectra', () => {
  it('has the mean and standard deviation of every class that numpy has', () => {
    const { s2, landCover } = EXPECTED_IMAGERY
    const spectra = classSpectra(s2, landCover)
    expect(spectra.map(({ code }) => String(code)).sort()).toEqual(Object.keys(EXPECTED.spectra).sort())
    for (const { code, bands } of spectra) {
      s2.bands.forEach((band, index) => {
        expect(bands[index].mean).toBeCloseTo(EXPECTED.spectra[code][band].mean, 6)
        expect(bands[index].deviation).toBeCloseTo(EXPECTED.spectra[code][band].deviation, 6)
      })
    }
  })

  it('finds the class of a pixel on a coarser land-cover grid', () => {
    const landCover = row({ class: [112, 80] })
    const spectra = classSpectra(row({ B08: [0.3, 0.3, 0.1, 0.1] }), landCover)
    expect(spectra.map(({ code, bands }) => [code, bands[0].mean])).toEqual([
      [80, expect.closeTo(0.1, 6)],
      [112, expect.closeTo(0.3, 6)],
    ])
  })

  it('has no mean where nothing was seen', () => {
    expect(bandStatistics(row({ B08: [null] }))[0].mean).toBeNaN()
  })

  it('orders classes by share and counts pixels without one in the whole', () => {
    expect(classShares(row({ class: [80, 112, 112, null] }))).toEqual([
      { code: 112, share: 0.5 },
      { code: 80, share: 0.25 },
    ])
  })
})

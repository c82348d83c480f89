import { describe, expect, it } from 'vitest'
import { AGBD_RANGES } from '../../../src/core/imagery/agbdRanges'
import { bandsNamed } from '../../../src/core/imagery/band'
import { displayRange } from '../../../src/core/imagery/displayRange'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { sharedStretch } from '../../../src/core/imagery/stretch'
import { openView } from '../../../src/core/imagery/view'
import { EXPECTED, EXPECTED_IMAGERY, row } from './expected'

describe('the shared stretch', () => {
  it('cuts two per cent at both ends and ignores missing values', () => {
    const values = Float32Array.from({ length: 102 }, (_, index) => (index === 101 ? Number.NaN : index))
    expect(sharedStretch([values])).toEqual({ low: 2, high: 98 })
  })

  it('has the percentiles that numpy has of all three bands together', () => {
    const bands = bandsNamed(EXPECTED_IMAGERY, 's2', ['B04', 'B03', 'B02']) ?? []
    const { low, high } = displayRange(bands, { kind: 'patch' })
    expect(low).toBeCloseTo(EXPECTED.stretch.low, 6)
    expect(high).toBeCloseTo(EXPECTED.stretch.high, 6)
  })

  it('never stretches an even patch into noise', () => {
    const { low, high } = sharedStretch([Float32Array.of(0.1, 0.101)])
    expect(high - low).toBeCloseTo(0.06, 6)
  })

  it('has a range even where nothing was seen', () => {
    expect(sharedStretch([Float32Array.of(Number.NaN)])).toEqual({ low: 0, high: 1 })
  })
})

describe('the choice of a stretch', () => {
  const imagery = { s2: row({ B02: [0.02, 0.1], B03: [0.03, 0.2], B04: [0.02, 0.4] }) }
  const bands = bandsNamed(imagery, 's2', ['B04', 'B03', 'B02']) ?? []

  it('pools the ranges of a data set over the bands of a composite', () => {
    const ranges = {
      B02: { low: 0.01, high: 0.1 },
      B03: { low: 0.02, high: 0.2 },
      B04: { low: 0.03, high: 0.3 },
    }
    expect(displayRange(bands, { kind: 'dataset', ranges })).toEqual({
      low: 0.01,
      high: 0.3,
      from: 'dataset',
    })
  })

  it('falls back to the patch where a band is not known, and says so', () => {
    expect(displayRange(bands, { kind: 'dataset', ranges: {} }).from).toBe('patch')
    const named = { s2: row({ constructor: [0.1, 0.9] }) }
    expect(displayRange(bandsNamed(named, 's2', ['constructor']) ?? [], { kind: 'fixed' }).from).toBe('patch')
  })

  it("takes AGBD's percentiles without the offset that AGBD leaves in", () => {
    expect(AGBD_RANGES.B04.low).toBeCloseTo(0.1023 - 0.1, 9)
    expect(AGBD_RANGES.B08.high).toBeCloseTo(0.646 - 0.1, 9)
    expect(AGBD_RANGES.B02.low).toBe(0)
    expect(displayRange(bands, { kind: 'fixed' })).toEqual({
      low: 0,
      high: expect.closeTo(0.1816, 9),
      from: 'fixed',
    })
  })

  it('refuses one range for what has several or none', () => {
    const range = { kind: 'range', low: 0, high: 1 } as const
    const sar = { sar: row({ HH: [-10], HV: [-17] }), landCover: row({ class: [112] }) }
    expect(() => drawComposite(sar, 'sar', { stretch: range })).toThrow('cannot be stretched to one range')
    expect(() => drawComposite(sar, 'landCover', { stretch: range })).toThrow('cannot be stretched')
  })

  it('keeps the ratio of polarisations at the same range under every choice', () => {
    const sar = { sar: row({ HH: [-10, -4], HV: [-17, -9] }) }
    const ratios = (['patch', 'fixed'] as const).map((kind) => {
      const { key } = openView(sar, 'sar', { kind }).colours
      return key.kind === 'channels' ? key.channels[2] : undefined
    })
    expect(ratios[0]).toEqual({ name: 'HH − HV', range: { low: 0, high: 16, from: 'fixed' } })
    expect(ratios[1]).toEqual(ratios[0])
  })
})

import { describe, expect, it } from 'vitest'
import { checkDataset } from '../../../src/core/checks/checkDataset'
import { bandsCheck } from '../../../src/core/checks/kinds/bands'
import { valuesCheck } from '../../../src/core/checks/kinds/values'
import type { Imagery } from '../../../src/core/dataset/sample'
import { MemoryDataset } from '../../support/memoryDataset'

type ValueOf = (pixel: number) => number

function rasterOf(bands: Readonly<Record<string, ValueOf>>) {
  const data = Object.values(bands).flatMap((valueOf) =>
    Array.from({ length: 625 }, (_, pixel) => valueOf(pixel)),
  )
  return { bands: Object.keys(bands), width: 25, height: 25, data: Float32Array.from(data) }
}

async function found(imagery: Imagery): Promise<readonly (readonly [string, string | undefined])[]> {
  const dataset = new MemoryDataset([{ id: 'a', imagery }])
  const { findings } = await checkDataset(dataset, { checks: [valuesCheck, bandsCheck] })
  return findings.map(({ id, occurrences }) => [id, occurrences[0].detail])
}

const wave =
  (low: number, high: number): ValueOf =>
  (pixel) =>
    low + ((high - low) * (pixel % 13)) / 12

describe('values', () => {
  it('of 8-bit pictures that nobody scaled are no display values', async () => {
    const rgb = rasterOf({ R: wave(10, 200), G: wave(20, 210), B: wave(30, 190) })
    expect(await found({ rgb })).toEqual([['values/display', '100 % of the values, such as 210']])
  })

  it('at 0 in a dark band are no fault where a reader raises negative reflectance to 0', async () => {
    const dark = {
      B01: () => 0,
      B02: (pixel: number) => Math.max(0, wave(-0.02, 0.03)(pixel)),
      B03: wave(0.02, 0.05),
    }
    expect(await found({ s2: rasterOf(dark) })).toEqual([])
    expect(await found({ s2: rasterOf({ ...dark, B02: wave(0.01, 0.03) }) })).toEqual([
      ['values/zero', 'Sentinel-2 B01'],
    ])
  })

  it('of few pixels may lie outside the range', async () => {
    const bright = (pixel: number) => (pixel < 3 ? 2 : wave(0.1, 0.3)(pixel))
    expect(await found({ s2: rasterOf({ B04: bright, B08: wave(0.2, 0.4) }) })).toEqual([])
  })
})

describe('spectra', () => {
  it('of water, snow and bare ground are no sign of exchanged bands', async () => {
    const water = {
      B02: wave(0.05, 0.06),
      B03: wave(0.04, 0.05),
      B04: wave(0.02, 0.03),
      B08: wave(0.005, 0.01),
    }
    const snow = { B02: wave(0.8, 0.9), B03: wave(0.8, 0.88), B04: wave(0.78, 0.86), B08: wave(0.5, 0.6) }
    const bare = { B02: wave(0.1, 0.12), B03: wave(0.15, 0.17), B04: wave(0.2, 0.24), B08: wave(0.26, 0.3) }
    for (const bands of [water, snow, bare]) expect(await found({ s2: rasterOf(bands) })).toEqual([])
  })
})

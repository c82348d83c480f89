import { describe, expect, it } from 'vitest'
import { CLOUD_BAND, cloudMask } from '../../../src/core/imagery/clouds'
import { drawComposite } from '../../../src/core/imagery/drawView'
import type { Picture } from '../../../src/core/imagery/picture'
import { row } from './expected'

/** The distinct colours in one pixel of an enlarged picture. */
function coloursIn({ width, rgba }: Picture, detail: number, pixel: number): string[] {
  const colours = new Set<string>()
  for (let y = 0; y < detail; y++) {
    for (let x = 0; x < detail; x++) {
      const at = (y * width + pixel * detail + x) * 4
      colours.add(rgba.subarray(at, at + 3).join())
    }
  }
  return [...colours].sort()
}

describe('what cannot be seen', () => {
  const clear = [0.05, 0.05, 0.05]
  const s2 = row({ B02: clear, B03: clear, B04: [0.05, 0.05, null], [CLOUD_BAND]: [0, 0.8, 1] })
  const picture = drawComposite({ s2 }, 'rgb', { detail: 10 })
  const [ground] = coloursIn(picture, 10, 0)

  it('is hatched in two ways: no data hides the pixel, cloud lets it through', () => {
    expect(coloursIn(picture, 10, 0)).toHaveLength(1)
    expect(coloursIn(picture, 10, 1)).toEqual([ground, '255,255,255', '60,60,60'].sort())
    expect(coloursIn(picture, 10, 2)).toEqual(['105,105,105', '150,150,150'])
  })

  it('slopes the two hatches in opposite ways', () => {
    const at = (x: number, y: number) => picture.rgba[(y * picture.width + x) * 4]
    const along = (x: number, slope: number) =>
      Array.from({ length: 4 }, (_, step) => at(x + slope * step, step))
    expect(new Set(along(13, 1)).size).toBe(1)
    expect(new Set(along(25, -1)).size).toBe(1)
  })

  it('is not hatched as cloud where radar sees through', () => {
    const sar = row({ HH: [-8, -8, -8], HV: [-14, -14, -14] })
    expect(coloursIn(drawComposite({ s2, sar }, 'sar', { detail: 10 }), 10, 1)).toHaveLength(1)
  })

  it('is told by the cloud band of Sentinel-2 imagery, a probability or a mask', () => {
    expect(cloudMask(s2)).toEqual([false, true, true])
    expect(cloudMask(row({ B02: [0.1], [CLOUD_BAND]: [0.4] }))).toBeUndefined()
    expect(cloudMask(row({ B02: [0.1] }))).toBeUndefined()
  })
})

import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import type { Imagery } from '../../../src/core/dataset/sample'
import { bandsOf, polarisationPairs } from '../../../src/core/imagery/band'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { compositesOf } from '../../../src/core/imagery/inputs'
import { enlarge, type Picture } from '../../../src/core/imagery/picture'
import { encodePng } from '../../../src/core/imagery/png'
import { openView } from '../../../src/core/imagery/view'
import { row } from './expected'

function pixelOf(picture: Picture, pixel: number): number[] {
  return [...picture.rgba.subarray(pixel * 4, pixel * 4 + 3)]
}

describe('natural colour', () => {
  const imagery: Imagery = { s2: row({ B02: [0.05, 0.3], B03: [0.05, 0.3], B04: [0.05, 0.3] }) }

  it('shares one stretch between red, green and blue, so that grey stays grey', () => {
    const picture = drawComposite(imagery, 'rgb', { stretch: { kind: 'range', low: 0, high: 0.4 } })
    const [red, green, blue] = pixelOf(picture, 1)
    expect(red).toBe(green)
    expect(green).toBe(blue)
  })

  it('keeps a reddish pixel reddish under its own stretch', () => {
    const reddish: Imagery = { s2: row({ B02: [0.1, 0.1], B03: [0.12, 0.12], B04: [0.3, 0.3] }) }
    const [red, green, blue] = pixelOf(drawComposite(reddish, 'rgb'), 0)
    expect(red).toBeGreaterThan(green)
    expect(green).toBeGreaterThan(blue)
  })

  it('applies the gamma of 0.65 after the stretch', () => {
    const picture = drawComposite(imagery, 'rgb', { stretch: { kind: 'range', low: 0, high: 0.6 } })
    expect(pixelOf(picture, 1)[0]).toBe(Math.round(255 * 0.5 ** 0.65))
  })

  it('hatches a pixel that misses any of its bands', () => {
    const holed: Imagery = { s2: row({ B02: [0.1, 0.1], B03: [0.1, Number.NaN], B04: [0.1, 0.1] }) }
    expect(pixelOf(drawComposite(holed, 'rgb'), 1)).toEqual([150, 150, 150])
  })

  it('falls back to the rgb modality where there are no Sentinel-2 bands', () => {
    const photo: Imagery = { rgb: row({ red: [1], green: [0.5], blue: [0] }) }
    expect(pixelOf(drawComposite(photo, 'rgb'), 0)).toEqual([255, 128, 0])
  })
})

describe('other composites', () => {
  it('shows land cover in the official Copernicus colours and hatches masked codes', () => {
    const imagery: Imagery = { landCover: row({ class: [112, Number.NaN] }) }
    const picture = drawComposite(imagery, 'landCover')
    expect(pixelOf(picture, 0)).toEqual([0x00, 0x99, 0x00])
    expect(pixelOf(picture, 1)).toEqual([150, 150, 150])
  })

  it('reads HH/HV and VV/VH pairs alike', () => {
    const lBand = drawComposite({ sar: row({ HH: [-10], HV: [-17] }) }, 'sar')
    const cBand = drawComposite({ sar: row({ VV: [-10], VH: [-17] }) }, 'sar')
    expect(pixelOf(lBand, 0)).toEqual(pixelOf(cBand, 0))
  })

  it('offers a second pair of polarisations, such as of another orbit, and names it', () => {
    const both: Imagery = {
      sar: row({ VV: [-10], VH: [-17], 'VV descending': [-8], 'VH descending': [-15] }),
    }
    expect(compositesOf(both).map(({ id }) => id)).toEqual(['sar', 'sar2', 'rvi'])
    expect(openView(both, 'sar2').title).toBe('SAR VV descending/VH descending')
    expect(polarisationPairs({ sar: row({ HH: [-10], VH: [-17] }) })).toEqual([])
  })

  it('offers only what the bands allow', () => {
    const imagery: Imagery = { s2: row({ B04: [0.1], B08: [0.4] }), sar: row({ HH: [-10] }) }
    expect(compositesOf(imagery).map((composite) => composite.id)).toEqual(['ndvi'])
    expect(bandsOf(imagery)).toEqual(['B04', 'B08', 'HH'])
  })

  it('names what there is when a composite is unknown', () => {
    expect(() => drawComposite({ s2: row({ B04: [0.1] }) }, 'B99')).toThrow('This patch has B04.')
  })
})

describe('PNG', () => {
  it('decodes back to the same pixels after enlarging by a whole factor', () => {
    const picture = drawComposite({ landCover: row({ class: [40, 80] }) }, 'landCover')
    const decoded = decode(encodePng(enlarge(picture, 3)))
    expect([decoded.width, decoded.height]).toEqual([6, 3])
    expect([...decoded.data.slice(0, 4)]).toEqual([0xf0, 0x96, 0xff, 255])
    expect([...decoded.data.slice(12, 16)]).toEqual([0x00, 0x32, 0xc8, 255])
  })
})

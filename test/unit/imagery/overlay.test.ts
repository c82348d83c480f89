import { describe, expect, it } from 'vitest'
import { LAND_COVER_CLASSES } from '../../../src/core/benchmark/landCover'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { hexColour } from '../../../src/core/imagery/ramp'
import { row } from './expected'

/** CGLS-LC100's palette as its product's documentation and the Earth Engine catalogue give it. */
const OFFICIAL =
  '0 282828 20 FFBB22 30 FFFF4C 40 F096FF 50 FA0000 60 B4B4B4 70 F0F0F0 80 0032C8 90 0096A0 100 FAE6A0 111 58481F 112 009900 113 70663E 114 00CC00 115 4E751F 116 007800 121 666000 122 8DB400 123 8D7400 124 A0DC00 125 929900 126 648C00 200 000080'

describe('land cover', () => {
  it('is drawn in the official colour of each of the 23 codes', () => {
    const pairs = OFFICIAL.match(/\d+ [\dA-F]{6}/g)?.map((pair) => pair.split(' ')) ?? []
    expect(pairs).toHaveLength(LAND_COVER_CLASSES.length)
    const picture = drawComposite(
      { landCover: row({ class: pairs.map(([code]) => Number(code)) }) },
      'landCover',
    )
    pairs.forEach(([, hex], pixel) => {
      expect([...picture.rgba.subarray(pixel * 4, pixel * 4 + 3)]).toEqual([...hexColour(`#${hex}`)])
    })
  })
})

describe('the land-cover overlay', () => {
  const grey = [0.1, 0.1, 0.1, 0.1]
  const s2 = row({ B02: grey, B03: grey, B04: grey })
  const imagery = { s2, landCover: row({ class: [112, 112, 80, null] }) }
  const range = { kind: 'range', low: 0, high: 0.2 } as const
  const draw = (opacity: number) => drawComposite(imagery, 'overlay', { stretch: range, detail: 16, opacity })
  const at = (opacity: number, x: number, y = 8) => [
    ...draw(opacity).rgba.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 3),
  ]
  const natural = Math.round(255 * 0.5 ** 0.65)

  it('is as strong as its opacity within a class', () => {
    expect(at(0, 8)).toEqual([natural, natural, natural])
    expect(at(1, 8)).toEqual([0x00, 0x99, 0x00])
    expect(at(0.5, 8)).toEqual([0, 0x99, 0].map((channel) => Math.round((natural + channel) / 2)))
  })

  it('outlines each class in full where two meet, not at the edge of the patch or of no data', () => {
    expect(at(0, 31)).toEqual([0x00, 0x99, 0x00])
    expect(at(0, 32)).toEqual([0x00, 0x32, 0xc8])
    expect(at(0, 0)).toEqual([natural, natural, natural])
    expect(at(0, 47)).toEqual([natural, natural, natural])
  })

  it('leaves pixels without a class as they are', () => {
    expect(at(1, 56)).toEqual([natural, natural, natural])
  })

  it('lies over SAR where there is no colour, and over nothing where there is neither', () => {
    const { landCover } = imagery
    const sar = row({ HH: [-8, -8, -8, -8], HV: [-14, -14, -14, -14] })
    expect(drawComposite({ sar, landCover }, 'overlay', { opacity: 1 }).width).toBe(4)
    expect(() => drawComposite({ landCover }, 'overlay')).toThrow('needs bands that this patch lacks')
  })
})

import { describe, expect, it } from 'vitest'
import { SENTINEL2_BANDS } from '../../../src/core/imagery/bands'
import { modalitiesOf, viewsOf, withoutPixels } from '../../../src/core/imagery/inputs'
import { paint, reduce } from '../../../src/core/imagery/picture'

const IMAGERY = withoutPixels({ s2: SENTINEL2_BANDS, sar: ['HH', 'HV'], landCover: ['class'] })

describe('imagery without pixels', () => {
  it('tells which views its bands allow', () => {
    expect(viewsOf(IMAGERY)).toEqual(expect.arrayContaining(['rgb', 'ndvi', 'sar', 'overlay', 'B8A', 'HV']))
    expect(viewsOf(IMAGERY)).not.toContain('sar2')
    expect(viewsOf(withoutPixels({ sar: ['VV'] }))).toEqual(['VV'])
    expect(viewsOf(withoutPixels({}))).toEqual([])
  })

  it('tells which modalities a view is drawn from', () => {
    expect(modalitiesOf(IMAGERY, 'rgb')).toEqual(['s2'])
    expect(modalitiesOf(IMAGERY, 'HV')).toEqual(['sar'])
    expect(modalitiesOf(IMAGERY, 'overlay')).toEqual(['s2', 'landCover'])
    expect(modalitiesOf(withoutPixels({ sar: ['HH', 'HV'], landCover: ['class'] }), 'overlay')).toEqual([
      'sar',
      'landCover',
    ])
    expect(modalitiesOf(IMAGERY, 'sar2')).toEqual([])
    expect(modalitiesOf(IMAGERY, 'nothing')).toEqual([])
  })
})

describe('a picture that is too large', () => {
  it('is shown by every second, third, … pixel', () => {
    const picture = paint(5, 3, (pixel) => [pixel, 0, 0])
    const small = reduce(picture, 2)
    expect([small.width, small.height]).toEqual([2, 1])
    expect([small.rgba[0], small.rgba[4]]).toEqual([0, 3])
    expect(reduce(picture, 5)).toBe(picture)
  })
})

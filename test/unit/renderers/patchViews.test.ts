// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Imagery } from '../../../src/core/dataset/sample'
import { CLOUD_BAND } from '../../../src/core/imagery/clouds'
import { drawComposite } from '../../../src/core/imagery/drawView'
import { radarVegetationIndex } from '../../../src/core/imagery/indices'
import type { Picture } from '../../../src/core/imagery/picture'
import type { Raster } from '../../../src/core/imagery/raster'
import { decodeRaster, encodeRaster } from '../../../src/protocol/encoding'
import type { EncodedRaster, PatchPayload } from '../../../src/protocol/payloads'
import { activate } from '../../../src/renderers/patch'
import { choose, find, listOf, pick, recordPictures, start } from './harness'
import { patchPayload } from './payloads'

const RANGES = {
  patches: 32,
  bands: {
    B02: { low: 0.01, high: 0.1 },
    B03: { low: 0.02, high: 0.2 },
    B04: { low: 0.01, high: 0.3 },
  },
}

function encoded(modality: 's2' | 'sar' | 'landCover'): EncodedRaster {
  const raster = patchPayload.imagery[modality]
  if (raster === undefined) throw new Error(`The payload has no ${modality}`)
  return raster
}

const IMAGERY = {
  s2: decodeRaster(encoded('s2')),
  sar: decodeRaster(encoded('sar')),
  landCover: decodeRaster(encoded('landCover')),
} satisfies Imagery

/** The patch with other Sentinel-2 values, and bands beside. */
function withS2(
  change: (value: number) => number,
  more: Readonly<Record<string, number[]>> = {},
): PatchPayload {
  const { s2 } = IMAGERY
  const raster: Raster = {
    ...s2,
    bands: [...s2.bands, ...Object.keys(more)],
    data: Float32Array.from([...Array.from(s2.data, change), ...Object.values(more).flat()]),
  }
  return { ...patchPayload, imagery: { ...patchPayload.imagery, s2: encodeRaster(raster, 's2') } }
}

describe('the views of a patch', () => {
  let pictures: ReturnType<typeof recordPictures>
  beforeEach(() => {
    pictures = recordPictures()
  })
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  const isShown = ({ rgba }: Picture) => Buffer.from(pictures.at(-1)?.data ?? []).equals(Buffer.from(rgba))
  const legendOf = (element: HTMLElement) => find(element, '.reo-legend-place').textContent

  it('are the pixels that reo render and the PNG fallback draw', async () => {
    const element = (await start(activate)).render(patchPayload)
    for (const [kind, view] of [
      ['Colour', 'swir'],
      ['Index', 'evi'],
      ['Radar', 'sar'],
      ['Radar', 'rvi'],
      ['Land cover', 'overlay'],
      ['Band', 'B8A'],
    ]) {
      choose(element, kind)
      pick(element, 'View', view)
      expect(isShown(drawComposite(IMAGERY, view, { detail: 14 }))).toBe(true)
    }
  })

  it('are grouped by kind, and only those that the bands allow', async () => {
    const radarOnly = { ...patchPayload, imagery: { sar: encoded('sar') } }
    const element = (await start(activate)).render(radarOnly)
    const kinds = [...element.querySelectorAll('[aria-label="Kind of view"] label')]
    expect(kinds.map(({ textContent }) => textContent)).toEqual(['Radar', 'Band'])
    const views = [...listOf(element, 'View').options].map(({ textContent }) => textContent)
    expect(views).toEqual(['SAR HH/HV', 'RVI'])
  })

  it('come without controls where there is but one', async () => {
    const element = (await start(activate)).render({
      ...patchPayload,
      imagery: { landCover: encoded('landCover') },
    })
    expect(find(element, '.reo-view-controls').hidden).toBe(true)
    expect(legendOf(element)).toContain('Permanent water bodies')
  })

  it('are stretched over the data set where the payload knows its ranges', async () => {
    const element = (await start(activate)).render({ ...patchPayload, datasetRanges: RANGES })
    pick(element, 'Stretch', 'dataset')
    const stretch = { kind: 'dataset', ranges: RANGES.bands } as const
    expect(isShown(drawComposite(IMAGERY, 'rgb', { detail: 14, stretch }))).toBe(true)
    expect(legendOf(element)).toContain('0.01 to 0.30 as in the data set')
    choose(element, 'Radar')
    expect(legendOf(element)).toContain('as in this patch')
  })

  it('do not offer what is not known or of no use', async () => {
    const element = (await start(activate)).render(patchPayload)
    const stretch = listOf(element, 'Stretch')
    expect([...stretch.options].map(({ value }) => value)).toEqual(['patch', 'fixed'])
    expect(stretch.disabled).toBe(false)
    choose(element, 'Index')
    expect(stretch.disabled).toBe(true)
    expect(find(element, '.reo-opacity').hidden).toBe(true)
  })

  it('explain themselves: channels and ranges, a ramp, the classes that are there', async () => {
    const element = (await start(activate)).render(patchPayload)
    expect(legendOf(element)).toMatch(
      /^B04, B03, B02 as red, green, blue \(as the eye sees it\), −?0\.\d\d to 0\.\d\d as in this patch/,
    )
    choose(element, 'Radar')
    expect(legendOf(element)).toMatch(/Red HH −\d+ to −\d+ dB, green HV .*, blue HH − HV 0 to 16 dB/)
    choose(element, 'Index')
    expect(legendOf(element)).toContain('−0.100.90vegetation, (B08 − B04) / (B08 + B04)')
    choose(element, 'Band')
    expect(legendOf(element)).toMatch(/0\.\d\dreflectance, as in this patch$/)
    choose(element, 'Land cover')
    const classes = [...element.querySelectorAll('.reo-legend-place .reo-legend-class')]
    expect(classes.map(({ textContent }) => textContent.replace(/ \d+ %$/, ''))).toEqual([
      'Closed forest, deciduous broad leaf',
      'Cultivated / agriculture',
      'Permanent water bodies',
    ])
  })

  it('tell of clouds that the imagery knows', async () => {
    const cloud = Array.from({ length: 625 }, (_, pixel) => (pixel < 125 ? 0.9 : 0.1))
    const element = (await start(activate)).render(withS2((value) => value, { [CLOUD_BAND]: cloud }))
    expect(find(element, '.reo-patch-left').textContent).toContain('Cloud 20.0 %')
    expect(find(element, '.reo-readout-values').textContent).toContain('Cloud 0–1cloud0.100')
  })

  it('tell of an offset that seems to be left in the reflectance, and draw it as it is', async () => {
    const element = (await start(activate)).render(withS2((value) => value + 0.1))
    expect(find(element, '.reo-notice').textContent).toContain('offset of +1000 DN (0.1)')
    expect(find(element, '.reo-values dd').textContent).toBe((IMAGERY.s2.data[312] + 0.1).toFixed(3))
    document.body.replaceChildren()
    expect((await start(activate)).render(patchPayload).querySelector('.reo-notice')).toBeNull()
  })

  it('come with every index of the pixel', async () => {
    const element = (await start(activate)).render(patchPayload)
    const values = [...element.querySelectorAll('.reo-values > div')].map(({ children }) =>
      [...children].map(({ textContent }) => textContent),
    )
    const [hh, hv] = [0, 1].map((band) => IMAGERY.sar.data[band * 625 + 312])
    expect(values).toContainEqual(['RVI', radarVegetationIndex(hh, hv).toFixed(2)])
    expect(values.map(([name]) => name)).toEqual(expect.arrayContaining(['NDVI', 'EVI', 'NDMI', 'NBR']))
  })

  it('come with the spectrum of each class in its colour, and the mean of the patch', async () => {
    const element = (await start(activate)).render(patchPayload)
    const curves = [...element.querySelectorAll<SVGElement>('.reo-spectrum-mean')]
    expect(curves.map(({ style }) => style.getPropertyValue('--reo-curve'))).toEqual([
      '#00cc00',
      '#f096ff',
      '#0032c8',
      '',
    ])
    expect(find(element, '.reo-spectrum').getAttribute('aria-label')).toMatch(
      /B01 0\.\d{3}, Closed forest, deciduous broad leaf 0\.\d{3}, .*patch mean 0\.\d{3};/,
    )
  })

  it.each([
    [120, '2', '2'],
    [256, '1', '1'],
    [512, '1', '1'],
    [10, '26', '35'],
  ])('enlarge the pixels of a patch of %i × %i by whole factors', async (side, narrow, wide) => {
    const landCover: Raster = {
      bands: ['class'],
      width: side,
      height: side,
      data: new Float32Array(side ** 2).fill(112),
    }
    const element = (await start(activate)).render({
      ...patchPayload,
      imagery: { landCover: encodeRaster(landCover, 'landCover') },
    })
    const { style } = find(element, '.reo-patch-image')
    expect(style.getPropertyValue('--reo-zoom-narrow')).toBe(narrow)
    expect(style.getPropertyValue('--reo-zoom-wide')).toBe(wide)
    expect(pictures.at(-1)?.width).toBe(side * Number(wide))
    const bar = find(element, '.reo-scale-line')
    expect(Number.parseFloat(bar.style.width)).toBeLessThanOrEqual(100 / 3)
  })
})

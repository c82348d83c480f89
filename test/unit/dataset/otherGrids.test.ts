import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { oneLabel } from '../../../src/core/dataset/readers/chip/oneLabel'
import { temporaryFolder, writeFiles } from './support/folders'
import { all, imageryOf } from './support/reading'

type Layer = 'landCover' | 'hh' | 'hv' | 'agb'

/** Rasters of one place on other grids, and what gdalwarp makes of them: `test/fixtures/grids/make_grids.py`. */
const GRIDS = JSON.parse(
  readFileSync(new URL('../../fixtures/grids/grids.json', import.meta.url), 'utf8'),
) as {
  readonly files: Readonly<Record<string, string>>
  readonly nearest: Readonly<Record<Layer, readonly (number | null)[]>>
  readonly bilinear: Readonly<Record<'agb', readonly (number | null)[]>>
}

const SIDE = 50

const DESCRIPTION = {
  format: 'reo-dataset/1',
  name: 'one place on four grids',
  grid: { patchSize: [25, 25] },
  modalities: {
    s2: { images: 's2.tif', bands: ['B04', 'B08'], scale: 0.0001 },
    sar: {
      images: { HH: 'hh.tif', HV: 'hv.tif' },
      bands: ['HH', 'HV'],
      transform: 'palsar-dn',
      nodata: [0, 1],
    },
    landCover: { images: 'landCover.tif', bands: ['class'] },
  },
  labels: {
    agb: { image: 'agb.tif', at: 'centre' },
    landCover: { image: 'landCover.tif', at: 'majority' },
  },
  metadata: { meanAgb: { image: 'agb.tif', at: 'mean' } },
}

function gridFolder(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const files = Object.entries(GRIDS.files).map(([name, base64]) => [
    name,
    new Uint8Array(Buffer.from(base64, 'base64')),
  ])
  return writeFiles(temporaryFolder(), {
    ...Object.fromEntries(files),
    'dataset.json': { ...DESCRIPTION, ...changes },
  })
}

/** What gdalwarp has within a patch; NaN where it has nothing. */
function within(layer: readonly (number | null)[], row: number, column: number): Float64Array {
  return Float64Array.from({ length: 625 }, (_, pixel) => {
    const y = row * 25 + Math.floor(pixel / 25)
    return layer[y * SIDE + column * 25 + (pixel % 25)] ?? Number.NaN
  })
}

const PATCHES = [0, 1].flatMap((row) => [0, 1].map((column) => ({ row, column, id: `r0${row}c0${column}` })))

describe('rasters on other grids than the patches', () => {
  it('give the pixels that gdalwarp gives by nearest neighbour, across reference systems', async () => {
    const dataset = await openDataset(await gridFolder())
    for (const { row, column, id } of PATCHES) {
      const { landCover, sar } = await imageryOf(dataset, id)
      expect([...(landCover?.data ?? [])], id).toEqual([...within(GRIDS.nearest.landCover, row, column)])
      const decibels = (['hh', 'hv'] as const).flatMap((layer) =>
        [...within(GRIDS.nearest[layer], row, column)].map((dn) =>
          dn <= 1 ? Number.NaN : 20 * Math.log10(dn) - 83,
        ),
      )
      sar?.data.forEach((value, pixel) => {
        if (Number.isNaN(decibels[pixel])) expect(value, `${id} ${pixel}`).toBeNaN()
        else expect(value, `${id} ${pixel}`).toBeCloseTo(decibels[pixel], 4)
      })
    }
    expect(dataset.description.modalities).toMatchObject({
      sar: { resampled: [{ bands: ['HH', 'HV'], from: '0.000222° (EPSG:4326)', method: 'nearest' }] },
      landCover: { resampled: [{ bands: ['class'], from: '0.000992° (EPSG:4326)', method: 'nearest' }] },
    })
    expect(dataset.description.modalities.s2?.resampled).toBeUndefined()
  })

  it('give labels from the pixels that gdalwarp gives: at the centre, by majority and as the mean', async () => {
    const samples = await all(await openDataset(await gridFolder()))
    PATCHES.forEach(({ row, column }, index) => {
      const agb = within(GRIDS.nearest.agb, row, column)
      const centre = oneLabel(agb, 25, 25, 'centre')
      if (centre === undefined) expect(samples[index].truth.agb).toBeUndefined()
      else expect(samples[index].truth.agb).toBeCloseTo(centre, 4)
      expect(samples[index].metadata.meanAgb).toBeCloseTo(oneLabel(agb, 25, 25, 'mean') ?? Number.NaN, 4)
      const classes = within(GRIDS.nearest.landCover, row, column)
      expect(samples[index].truth.landCover).toBe(oneLabel(classes, 25, 25, 'majority'))
    })
  })

  it('give what gdalwarp gives bilinearly where a modality asks for it', async () => {
    const s2 = { images: 's2.tif', bands: ['B04', 'B08'] }
    const sar = { images: 'agb.tif', bands: ['AGB'], unit: 'Mg/ha', resample: 'bilinear' }
    const dataset = await openDataset(await gridFolder({ modalities: { s2, sar }, labels: {}, metadata: {} }))
    let compared = 0
    for (const { row, column, id } of PATCHES) {
      const data = (await imageryOf(dataset, id)).sar?.data ?? new Float32Array(0)
      within(GRIDS.bilinear.agb, row, column).forEach((value, pixel) => {
        if (Number.isNaN(value)) return expect(data[pixel], `${id} ${pixel}`).toBeNaN()
        expect(data[pixel], `${id} ${pixel}`).toBeCloseTo(value, 2)
        compared++
      })
    }
    expect(compared).toBeGreaterThan(1500)
  })

  it('are refused where they lie elsewhere or in an unknown reference system', async () => {
    const far = { sar: { images: 'far.tif', bands: ['HH'] } }
    const folder = await gridFolder({ modalities: { ...DESCRIPTION.modalities, ...far } })
    const bytes = Buffer.from(GRIDS.files['hh.tif'], 'base64')
    const longitude = bytes.indexOf(Buffer.from(new Float64Array([13.7098]).buffer))
    bytes.writeDoubleLE(14.7098, longitude)
    await writeFiles(folder, { 'far.tif': new Uint8Array(bytes) })
    await expect(openDataset(folder)).rejects.toThrow('far.tif: The raster lies elsewhere than the patches')
    const foreign = Buffer.from(GRIDS.files['agb.tif'], 'base64')
    const code = foreign.indexOf(Buffer.from(new Uint16Array([3072, 0, 1, 32632]).buffer))
    foreign.writeUInt16LE(2056, code + 6)
    await writeFiles(folder, { 'far.tif': new Uint8Array(foreign) })
    await expect(openDataset(folder)).rejects.toThrow(
      'far.tif: The raster is in EPSG:2056, the others in EPSG:32633, and one of them is not known. Bring it',
    )
  })
})

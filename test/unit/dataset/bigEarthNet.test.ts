import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { readGeotiff } from '../../../src/core/dataset/geotiff/readGeotiff'
import { fitBand } from '../../../src/core/dataset/resample'
import { bandOf, type Raster } from '../../../src/core/imagery/raster'
import { writeGeotiff } from '../../../src/core/imagery/writeGeotiff'
import { temporaryFolder, writeFiles } from './support/folders'
import { describeWithShared, sharedFile } from './support/sharedData'
import { expectedOfSharedData } from './support/sharedExpectations'
import { all } from './support/reading'

const { places, upsampled } = expectedOfSharedData()

/** Every band has the means and pixels that GDAL gives it on the 10 m grid. */
function expectUpsampled(raster: Raster | undefined, method: 'nearest' | 'bilinear'): void {
  if (raster === undefined) throw new Error('there is no raster')
  expect(raster).toMatchObject({ width: 120, height: 120 })
  raster.bands.forEach((name, index) => {
    const band = bandOf(raster, name) ?? new Float32Array(0)
    const mean = band.reduce((sum, value) => sum + value, 0) / band.length
    expect(mean, name).toBeCloseTo(upsampled[method][index].mean, 6)
    places.forEach(([column, row], at) => {
      expect(band[row * 120 + column], name).toBeCloseTo(upsampled[method][index].pixels[at], 6)
    })
  })
}

describeWithShared('BigEarthNet as it is distributed', 'bigearthnet', () => {
  it('opens without a description: patches of both satellites paired, with what is told about them', async () => {
    const dataset = await openDataset(sharedFile('bigearthnet'))
    expect(dataset.description).toMatchObject({
      format: 'bigearthnet',
      patchSize: [120, 120],
      pixelSize: 10,
      sampleCounts: { test: 3 },
    })
    expect(dataset.description.modalities.s2?.resampled).toEqual([
      { bands: ['B01', 'B09'], from: '60 m', method: 'nearest' },
      { bands: ['B05', 'B06', 'B07', 'B8A', 'B11', 'B12'], from: '20 m', method: 'nearest' },
    ])
    const [first, second] = await all(dataset)
    expect(first).toMatchObject({
      id: 'S2A_MSIL2A_20170613T101031_87_48',
      metadata: {
        labels:
          'Non-irrigated arable land; Land principally occupied by agriculture, with significant areas of natural vegetation',
        acquired: '2017-06-13T10:10:31Z',
        s1Acquired: '2017-06-13T16:50:43Z',
        tile: '33UUP',
        crs: 'EPSG:32633',
        upperLeftX: 404400,
        upperLeftY: 5342400,
      },
    })
    // by GDAL's osr.CoordinateTransformation of 405000, 5341800
    expect(first.location?.longitude).toBeCloseTo(13.72094830183318, 9)
    expect(first.location?.latitude).toBeCloseTo(48.22230677254451, 9)
    expect(second.metadata.s1Path).toMatch(/29UPU_36_85$/)
    expect(dataset.problems()).toEqual([])
  })

  it('has reflectance on the 10 m grid, each coarse pixel repeated, and backscatter in dB', async () => {
    const dataset = await openDataset(sharedFile('bigearthnet'))
    const [first] = await all(dataset)
    const [result] = await dataset.readImagery([first])
    if ('problem' in result) throw new Error(result.problem.message)
    expectUpsampled(result.imagery.s2, 'nearest')
    const { sar } = result.imagery
    expect(sar?.bands).toEqual(['VV', 'VH'])
    const vv = sar?.data.subarray(0, 14_400) ?? new Float32Array(0)
    expect(vv.reduce((sum, value) => sum + value, 0) / 14_400).toBeCloseTo(-11.961154493687468, 4)
  })

  it('is resampled linearly as GDAL does it', async () => {
    const folder = 'bigearthnet/S2A_MSIL2A_20170613T101031_87_48/S2A_MSIL2A_20170613T101031_87_48'
    const bands = ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B09', 'B11', 'B12']
    const data = new Float32Array(bands.length * 14_400)
    for (const [index, band] of bands.entries()) {
      const name = sharedFile(`${folder}_${band}.tif`)
      const image = await readGeotiff(new Uint8Array(readFileSync(name)), name)
      const reflectance = Float32Array.from(image.data, (value) => value / 10_000)
      const target = data.subarray(index * 14_400, (index + 1) * 14_400)
      fitBand({ ...image, data: reflectance }, target, [120, 120], 'bilinear')
    }
    expectUpsampled({ bands, width: 120, height: 120, data }, 'bilinear')
  })

  it('opens as one patch folder, of either satellite', async () => {
    const s2 = await openDataset(sharedFile('bigearthnet/S2A_MSIL2A_20170617T113321_4_55'))
    expect(Object.keys(s2.description.modalities)).toEqual(['s2'])
    const [sample] = await all(s2)
    expect(sample.metadata.labels).toBe('Pastures')
    const s1 = await openDataset(sharedFile('bigearthnet/S1A_IW_GRDH_1SDV_20170617T064724_29UPU_4_55'))
    expect(s1.description).toMatchObject({ modalities: { sar: { unit: 'dB' } }, sampleCounts: { test: 1 } })
    const [result] = await s1.readImagery(await all(s1))
    expect('imagery' in result && result.imagery.sar?.width).toBe(120)
  })
})

const S2 = 'S2A_MSIL2A_20200101T101031_1_2'
const S1 = 'S1A_IW_GRDH_1SDV_20200102T165043_33UUP_1_2'
const BANDS = ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B09', 'B11', 'B12']

function image(pixelSize: number, easting = 400_000): Uint8Array {
  const side = 120 / pixelSize
  return writeGeotiff({
    width: side,
    height: side,
    bands: ['B'],
    data: new Uint16Array(side * side).fill(1000),
    nodata: 0,
    epsg: 32633,
    easting,
    northing: 5_000_000,
    pixelSize,
  })
}

const METADATA = {
  labels: ['Pastures'],
  coordinates: { ulx: 400_000, uly: 5_000_000, lrx: 400_120, lry: 4_999_880 },
  projection: 'PROJCS["WGS 84 / UTM zone 33N",AUTHORITY["EPSG","32633"]]',
  tile_source: 'S2A_MSIL1C_20200101T101031_N0205_R022_T33UUP_20200101T101608.SAFE',
}

/** One small patch of both satellites whose files can be replaced or, by null, left out. */
function smallPatch(changes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const files: Record<string, unknown> = { [`${S2}/${S2}_labels_metadata.json`]: METADATA }
  for (const band of BANDS) files[`${S2}/${S2}_${band}.tif`] = image(band === 'B01' ? 60 : 10)
  for (const band of ['VV', 'VH']) files[`${S1}/${S1}_${band}.tif`] = image(10)
  const present = Object.entries({ ...files, ...changes }).filter(([, content]) => content !== null)
  return writeFiles(temporaryFolder(), Object.fromEntries(present))
}

async function problemsOf(changes: Readonly<Record<string, unknown>>): Promise<string[]> {
  const dataset = await openDataset(await smallPatch(changes))
  const results = await dataset.readImagery(await all(dataset))
  const lost = results.filter((result) => 'problem' in result).map(({ sample }) => sample.id)
  return [...dataset.problems().map(({ where, message }) => `${where}: ${message}`), ...lost]
}

describe('a patch of BigEarthNet with a fault', () => {
  it('has none to begin with', async () => {
    expect(await problemsOf({})).toEqual([])
  })

  it('is left out where a band or the other satellite lies elsewhere', async () => {
    expect(await problemsOf({ [`${S2}/${S2}_B05.tif`]: image(20, 400_020) })).toEqual([
      `${S2}: ${S2}/${S2}_B05.tif: The image starts at 400020, 5000000, not at 400000, 5000000 as ${S2}/${S2}_B01.tif. Bring both to one grid, with gdalwarp for example.`,
      S2,
    ])
    expect((await problemsOf({ [`${S1}/${S1}_VH.tif`]: image(10, 400_010) }))[0]).toMatch(
      `${S1}_VH.tif: The image starts at 400010`,
    )
  })

  it('is left out where a band is missing', async () => {
    const [problem, lost] = await problemsOf({ [`${S2}/${S2}_B08.tif`]: null })
    expect(problem).toMatch(`${S2}_B08.tif: The file is missing`)
    expect(lost).toBe(S2)
  })

  it('keeps its Sentinel-2 imagery without its partner or its metadata', async () => {
    const far = {
      ...METADATA,
      tile_source: 'S2A_MSIL1C_20200101T101031_N0205_R022_T30TVM_20200101T101608.SAFE',
    }
    expect(await problemsOf({ [`${S2}/${S2}_labels_metadata.json`]: far })).toEqual([
      `${S2}: there is no Sentinel-1 patch of its tile and place; its Sentinel-2 imagery is used`,
    ])
    const [broken] = await problemsOf({ [`${S2}/${S2}_labels_metadata.json`]: '{ "labels": ' })
    expect(broken).toMatch('metadata is not understood')
  })
})

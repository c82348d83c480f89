import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../../src/core/dataset/inspect/inspect'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { writeGeotiff } from '../../../src/core/imagery/writeGeotiff'
import { temporaryFolder, writeFiles } from './support/folders'
import { describeWithShared, sharedFile } from './support/sharedData'

const RASTER = {
  width: 60,
  height: 30,
  nodata: 0,
  epsg: 32719,
  easting: 500_000,
  northing: 8e6,
  pixelSize: 10,
}

async function opened(name: string, bands: readonly string[], data: Uint16Array | Uint8Array | Float32Array) {
  const folder = await writeFiles(temporaryFolder(), { [name]: writeGeotiff({ ...RASTER, bands, data }) })
  return openDataset(path.join(folder, name))
}

describe('a raster by itself', () => {
  it('is a data set of patches where its bands have their names', async () => {
    const data = Uint16Array.from({ length: 2 * 1800 }, (_, index) => 300 + (index % 900))
    const dataset = await opened('scene.tif', ['B04', 'B08'], data)
    expect(dataset.description).toMatchObject({
      name: 'scene.tif',
      format: 'chip-grid',
      patchSize: [25, 25],
      pixelSize: 10,
      crs: 'EPSG:32719',
      modalities: { s2: { bands: ['B04', 'B08'], unit: 'reflectance' } },
      sampleCounts: { test: 2 },
    })
    const sample = await dataset.find('r00c01')
    const [result] = await dataset.readImagery(sample === undefined ? [] : [sample])
    expect('imagery' in result && result.imagery.s2?.data[0]).toBeCloseTo(0.0325, 6)
    expect(dataset.problems()[0].message).toMatch(/^taken as Sentinel-2, B04 B08, DN \/ 10,000 \(/)
    await dataset.close()
  })

  it('has its band named by its file', async () => {
    const data = Uint16Array.from({ length: 1800 }, (_, index) => 1000 + index)
    const { description } = await opened('tile_sl_HH_2020.tif', ['DN'], data)
    expect(description.modalities).toMatchObject({ sar: { bands: ['HH'], unit: 'dB' } })
  })

  it('is refused with the way out where it is not plain what it shows', async () => {
    const values = Float32Array.from({ length: 1800 }, (_, index) => index / 7)
    await expect(opened('agb.tif', ['biomass'], values)).rejects.toThrow(
      /agb\.tif: A raster by itself is a data set only where it is plain what its one band shows\. Describe it/,
    )
  })
})

describeWithShared('real rasters by themselves', 'lc100', () => {
  it('are land cover, radar and pictures', async () => {
    const names = [
      'lc100/W080N20_LC100_v3.0.1_2019.tif',
      'palsar2/N23W161_20_sl_HV_F02DAR.tif',
      'agbd/32TNS_s2rgb.tif',
    ]
    const modalities = []
    for (const name of names) {
      const dataset = await openDataset(sharedFile(name))
      modalities.push(
        Object.entries(dataset.description.modalities).map(([key, { bands }]) => [key, ...bands]),
      )
      await dataset.close()
    }
    expect(modalities).toEqual([[['landCover', 'LC']], [['sar', 'HV']], [['rgb', 'R', 'G', 'B']]])
  })

  it('a folder of BigEarthNet is inspected as the data set that it is', async () => {
    expect((await inspect(sharedFile('bigearthnet'), { checksum: false })).kind).toBe('dataset')
  })
})

import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { makeSample } from '../../../src/core/demo/makeSample'
import { writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { temporaryFolder } from './support/folders'

it('the image files of a folder say what they hold and where they lie; missing ones are left out', async () => {
  const folder = temporaryFolder()
  await writeDemoDataset(folder, { seed: 5, counts: { train: 0, val: 0, test: 1 } })
  await rm(path.join(folder, 'sar/d-00000.tif'))
  const dataset = await openDataset(folder)
  const sample = await dataset.find('d-00000')
  const { tile, placement } = makeSample(5, 'test', 0)
  const place = {
    width: 25,
    height: 25,
    georeference: {
      crs: `EPSG:${tile.epsg}`,
      origin: [placement.easting, placement.northing],
      pixelSize: [10, -10],
    },
  }
  expect(sample && (await dataset.describeImages?.(sample))).toEqual([
    { modality: 's2', name: 's2/d-00000.tif', type: 'uint16', ...place },
    { modality: 'landCover', name: 'landcover/d-00000.tif', type: 'uint8', ...place },
  ])
  expect(dataset.description.landCoverUnits).toEqual({ minimumPixels: 10, connectivity: 8 })
})

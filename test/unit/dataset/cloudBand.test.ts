import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Raster } from '../../../src/core/imagery/raster'
import { writeGeotiff } from '../../../src/core/imagery/writeGeotiff'
import { temporaryFolder } from '../../support/modelFolder'

const folder = await temporaryFolder()
let folders = 0

/** Writes one patch of 2 × 2 px with red light of DN 1500 and a band of clouds, described as given. */
async function read(clouds: readonly number[], modality: object): Promise<Raster | undefined> {
  const target = path.join(folder, String(++folders))
  await mkdir(target, { recursive: true })
  const image = writeGeotiff({
    width: 2,
    height: 2,
    bands: ['B04', 'SCL'],
    data: Int16Array.from([1500, 1500, 1500, 1500, ...clouds]),
    nodata: 0,
    epsg: 32719,
    easting: 0,
    northing: 0,
    pixelSize: 10,
  })
  const s2 = { images: '{id}.tif', bands: ['B04', 'SCL'], scale: 0.0001, ...modality }
  const description = {
    format: 'reo-dataset/1',
    name: 'clouds',
    modalities: { s2 },
    samples: 'samples.jsonl',
  }
  await writeFile(path.join(target, 'dataset.json'), JSON.stringify(description))
  await writeFile(path.join(target, 'a.tif'), image)
  await writeFile(path.join(target, 'samples.jsonl'), '{"id":"a","date":"2023-06-01"}\n')
  const dataset = await openDataset(target)
  const sample = await dataset.find('a')
  if (sample === undefined) throw new Error('The sample is there')
  const [result] = await dataset.readImagery([sample])
  await dataset.close()
  return 'imagery' in result ? result.imagery.s2 : undefined
}

describe('the band that tells of clouds', () => {
  it("is 1 in the cloudy classes of Sentinel-2's scene classification, and has no data where that has none", async () => {
    const s2 = await read([4, 9, 10, 0], { cloud: { band: 'SCL' } })
    expect(s2?.bands).toEqual(['B04', 'cloud'])
    expect([...(s2?.data ?? [])].slice(4)).toEqual([0, 1, 1, Number.NaN])
    expect(s2?.data[0]).toBeCloseTo(0.15, 6)
  })

  it('takes other classes, whatever offset the reflectance has', async () => {
    const shadows = { cloud: { band: 'SCL', classes: [3] }, offset: -0.1 }
    expect([...((await read([3, 9, 3, 4], shadows))?.data ?? [])].slice(4)).toEqual([1, 0, 1, 0])
    const dated = { cloud: { band: 'SCL', classes: [3] }, dateColumn: 'date' }
    const s2 = await read([3, 9, 3, 4], dated)
    expect(s2?.data[0]).toBeCloseTo(0.05, 6)
    expect([...(s2?.data ?? [])].slice(4)).toEqual([1, 0, 1, 0])
  })

  it('is a probability from 0 to 1 by a scale of its own', async () => {
    const s2 = await read([1, 50, 100, 120], { cloud: { band: 'SCL', scale: 0.01 } })
    const values = [...(s2?.data ?? [])].slice(4)
    expect(values).toEqual([0.01, 0.5, 1, 1].map((value): unknown => expect.closeTo(value, 5)))
  })

  it('is refused where it cannot be', async () => {
    await expect(read([0], { cloud: { band: 'QA60' } })).rejects.toThrow('names no band: QA60')
    await expect(read([0], { cloud: { band: 'SCL' }, resample: 'bilinear' })).rejects.toThrow(
      'classes, which cannot be averaged',
    )
  })
})

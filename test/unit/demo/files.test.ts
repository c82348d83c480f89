import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fromArrayBuffer } from 'geotiff'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { writeDemoFolder } from '../../../src/core/demo/demoFolder'
import { demoChecksum } from '../../../src/core/demo/demoChecksum'
import { ensureDemoDataset } from '../../../src/core/demo/ensureDemoDataset'
import { DEFAULT_SEED, GENERATOR_FILE } from '../../../src/core/demo/generator'
import { makeSample } from '../../../src/core/demo/makeSample'
import { packageRoot } from '../../../src/core/demo/packageRoot'
import { recordOf, writeDemoDataset } from '../../../src/core/demo/writeDemoDataset'
import { temporaryFolder } from './temporaryFolder'

const FEW = { train: 3, val: 2, test: 6 }

describe('a demo data set on disk', () => {
  it('is the same to the byte for the same seed, and another for another seed', async () => {
    const folder = await temporaryFolder()
    for (const [name, seed] of [
      ['one', 7],
      ['two', 7],
      ['three', 8],
    ] as const) {
      await writeDemoDataset(path.join(folder, name), { seed, counts: FEW })
    }
    const [one, two, three] = await Promise.all(
      ['one', 'two', 'three'].map((name) => hashesIn(path.join(folder, name))),
    )
    expect(Object.keys(one)).toHaveLength(3 + 3 * 11)
    expect(two).toEqual(one)
    expect(three['s2/d-00000.tif']).not.toBe(one['s2/d-00000.tif'])
  })

  it('has the same samples however many there are', async () => {
    const folder = await temporaryFolder()
    await writeDemoDataset(path.join(folder, 'few'), { counts: { train: 0, val: 0, test: 2 } })
    await writeDemoDataset(path.join(folder, 'more'), { counts: { train: 1, val: 1, test: 3 } })
    const few = await hashesIn(path.join(folder, 'few'))
    const more = await hashesIn(path.join(folder, 'more'))
    for (const file of ['s2/d-00001.tif', 'sar/d-00001.tif', 'landcover/d-00001.tif']) {
      expect(more[file]).toBe(few[file])
    }
  })

  it('opens as a data set that says it is synthetic, with truth for every task and no problems', async () => {
    const folder = await temporaryFolder()
    await writeDemoDataset(folder, { counts: FEW })
    const dataset = await openDataset(folder)
    const made = makeSample(DEFAULT_SEED, 'test', 5)
    const sample = await dataset.find('d-00005')
    if (sample === undefined) throw new Error('d-00005 is missing')
    const [result] = await dataset.readImagery([sample])
    if ('problem' in result) throw new Error(result.problem.message)
    await dataset.close()
    expect(dataset.problems()).toEqual([])
    expect(dataset.description).toMatchObject({
      format: 'reo-dataset/1',
      synthetic: true,
      patchSize: [25, 25],
      sampleCounts: FEW,
      tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
    })
    expect(sample.truth).toEqual(made.truth)
    expect(sample.metadata).toMatchObject({ tile: made.tile.id, region: made.tile.region.name })
    expect(result.imagery.s2?.data[1000]).toBeCloseTo(made.s2[1000] * 0.0001 - 0.1, 5)
    expect(result.imagery.sar?.data[1000]).toBeCloseTo(made.sar[1000] / 100, 4)
    expect(Array.from(result.imagery.landCover?.data ?? [])).toEqual(Array.from(made.landCover))
  })

  it('has GeoTIFFs that geotiff.js reads back, with nodata, band names and their place on the Earth', async () => {
    const folder = await temporaryFolder()
    await writeDemoDataset(folder, { counts: { train: 0, val: 0, test: 1 } })
    const made = makeSample(DEFAULT_SEED, 'test', 0)
    const { easting, northing } = made.placement
    for (const [name, bands, values, nodata, firstBand] of [
      ['s2', 12, made.s2, 0, 'B01'],
      ['sar', 2, made.sar, -32768, 'HH'],
      ['landcover', 1, made.landCover, 255, 'class'],
    ] as const) {
      const file = await readFile(path.join(folder, name, 'd-00000.tif'))
      const image = await (await fromArrayBuffer(new Uint8Array(file).buffer)).getImage()
      const rasters = await image.readRasters({ interleave: false })
      const read = (rasters as unknown as ArrayLike<number>[]).flatMap((band) => Array.from(band))
      expect(rasters).toHaveLength(bands)
      expect(read).toEqual(Array.from(values))
      expect(image.getGDALNoData()).toBe(nodata)
      expect(await image.getGDALMetadata(0)).toMatchObject({ DESCRIPTION: firstBand })
      expect(image.getBoundingBox()).toEqual([easting, northing - 250, easting + 250, northing])
      expect(image.getGeoKeys()).toMatchObject({ ProjectedCSTypeGeoKey: made.tile.epsg })
    }
  })
})

describe('the folder of a demo data set', () => {
  it('appears whole or not at all when writing is stopped', async () => {
    const folder = await temporaryFolder()
    const stop = new AbortController()
    const writing = writeDemoDataset(path.join(folder, 'demo'), {
      counts: FEW,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('stopped')),
    })
    await expect(writing).rejects.toThrow('stopped')
    expect(await readdir(folder)).toEqual([])
  })

  it('takes the place of an earlier demo data set, and of nothing else', async () => {
    const folder = await temporaryFolder()
    const demo = path.join(folder, 'demo')
    await writeDemoDataset(demo, { seed: 1, counts: FEW })
    await writeDemoDataset(demo, { seed: 1, counts: { ...FEW, test: 1 } })
    expect(await readdir(path.join(demo, 's2'))).toHaveLength(FEW.train + FEW.val + 1)

    const foreign = path.join(folder, 'thesis')
    await mkdir(foreign)
    await writeFile(path.join(foreign, 'chapter1.tex'), 'years of work')
    await expect(writeDemoDataset(foreign, { counts: FEW })).rejects.toThrow(/thesis.*Name another folder/)
    expect(await readdir(foreign)).toEqual(['chapter1.tex'])
  })

  it('is left alone by whoever only needs it there', async () => {
    const folder = await temporaryFolder()
    const record = { ...recordOf({}), checksum: await demoChecksum(folder) }
    await writeFile(path.join(folder, GENERATOR_FILE), JSON.stringify(record))
    await ensureDemoDataset(folder)
    expect(await readdir(folder)).toEqual([GENERATOR_FILE])
  })

  it('comes with the models and an example that opens it, which a second writing leaves alone', async () => {
    const folder = await temporaryFolder()
    const written = await writeDemoFolder(folder, packageRoot(), { counts: { train: 0, val: 0, test: 1 } })
    const notebook = path.join(folder, 'example.ipynb')
    expect(written).toEqual({ dataset: path.join(folder, 'dataset'), models: ['tiny-vlm', 'unet'], notebook })
    await access(path.join(folder, 'models', 'unet', 'model.onnx'))
    await access(path.join(folder, 'models', 'tiny-vlm', 'rgb', 'decoder.onnx'))
    expect(await readFile(notebook, 'utf8')).toContain("reo.open('dataset')")

    await writeFile(notebook, 'edited')
    await writeDemoFolder(folder, packageRoot(), { counts: { train: 0, val: 0, test: 1 } })
    expect(await readFile(notebook, 'utf8')).toBe('edited')
  })
})

async function hashesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const hashes = files.sort().map(async (file) => {
    const hash = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    return [path.relative(folder, file).replaceAll(path.sep, '/'), hash] as const
  })
  return Object.fromEntries(await Promise.all(hashes))
}

import { symlinkSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { bandOf } from '../../../src/core/imagery/raster'
import {
  DESCRIPTION,
  jsonLines,
  ROWS,
  S2_DN,
  S2_IMAGE,
  SAR_DN,
  SAR_IMAGE,
  smallFolder,
} from './support/demoFolder'
import { temporaryFolder, writeFiles } from './support/folders'
import { tiffBytes } from './support/tiffBytes'
import { all, imageryOf } from './support/reading'

/** Problems of the data set once all samples were read, and the ids of those that came through. */
async function readAll(folder: string): Promise<{ problems: string[]; readable: string[] }> {
  const dataset = await openDataset(folder)
  const results = await dataset.readImagery(await all(dataset))
  return {
    problems: dataset.problems().map(({ where, message }) => `${where}: ${message}`),
    readable: results.filter((result) => 'imagery' in result).map(({ sample }) => sample.id),
  }
}

describe('a reo-dataset/1 folder', () => {
  it('describes itself', async () => {
    const folder = await smallFolder()
    const dataset = await openDataset(folder)
    expect(dataset.description).toMatchObject({
      name: 'five pixels',
      format: 'reo-dataset/1',
      path: folder,
      licence: 'CC0-1.0',
      synthetic: true,
      modalities: {
        s2: { bands: ['B04', 'B08'], unit: 'reflectance' },
        sar: { bands: ['HH', 'HV'], unit: 'dB' },
      },
      pixelSize: 10,
      patchSize: [5, 5],
      tasks: ['humanActivity', 'landCover', 'patchCount', 'agb'],
      sampleCounts: { train: 1, val: 0, test: 2 },
    })
    expect(dataset.problems()).toEqual([])
  })

  it('gives its samples in stored order, by split, with mapped columns as truth and the others as metadata', async () => {
    const dataset = await openDataset(await smallFolder())
    const [first, ...others] = await all(dataset)
    expect(first).toEqual({
      id: 'd-1',
      split: 'train',
      location: { latitude: -12.5, longitude: 30.25 },
      metadata: { region: 'Congo', cloud: 0.1 },
      truth: {
        humanActivity: [{ question: 'Is there a road?', answer: 'no' }],
        landCover: 112,
        patchCount: 3,
        agb: 120.5,
      },
    })
    expect(others.map(({ id }) => id)).toEqual(['d-2', 'd-3'])
    expect(others[0].metadata).toEqual({ region: 'Congo', cloud: null })
    const limited = []
    for await (const { id } of dataset.samples({ split: 'test', limit: 1 })) limited.push(id)
    expect(limited).toEqual(['d-2'])
  })

  it('finds a sample by its id', async () => {
    const dataset = await openDataset(await smallFolder())
    expect((await dataset.find('d-3'))?.truth.agb).toBe(33.25)
    expect(await dataset.find('nobody')).toBeUndefined()
    expect(await dataset.find('__proto__')).toBeUndefined()
  })

  it('reads reflectance and backscatter: DN × scale + offset', async () => {
    const { s2, sar } = await imageryOf(await openDataset(await smallFolder()), 'd-1')
    if (s2 === undefined || sar === undefined) throw new Error('a modality is missing')
    expect([s2.width, s2.height]).toEqual([5, 5])
    expect(bandOf(s2, 'B08')?.[2 * 5 + 3]).toBeCloseTo((S2_DN(1, 3, 2) - 1000) / 10_000, 7)
    expect(bandOf(sar, 'HV')?.[2 * 5 + 3]).toBeCloseTo(SAR_DN(1, 3, 2) / 100, 5)
  })

  it('reads only the modalities that are asked for', async () => {
    const dataset = await openDataset(await smallFolder({ 'sar/d-1.tif': null }))
    const [sample] = await all(dataset)
    const [result] = await dataset.readImagery([sample], ['s2'])
    expect('imagery' in result && Object.keys(result.imagery)).toEqual(['s2'])
  })

  it('marks missing data NaN, by the description or else by the file itself', async () => {
    const hole = (nodata: number) => (band: number, x: number, y: number) =>
      x === 0 ? nodata : S2_DN(band, x, y)
    const withoutNodata = { ...DESCRIPTION.modalities.s2, nodata: undefined }
    const folder = await smallFolder({
      'dataset.json': { ...DESCRIPTION, modalities: { ...DESCRIPTION.modalities, s2: withoutNodata } },
      's2/d-1.tif': tiffBytes({ ...S2_IMAGE, pixel: hole(7), nodata: '7' }),
      'sar/d-1.tif': tiffBytes({ ...SAR_IMAGE, pixel: hole(-32768) }),
    })
    const { s2, sar } = await imageryOf(await openDataset(folder), 'd-1')
    for (const raster of [s2, sar]) {
      expect(raster?.data.filter(Number.isNaN)).toHaveLength(10)
      expect(raster?.data[0]).toBeNaN()
      expect(raster?.data[1]).not.toBeNaN()
    }
  })

  it('turns PALSAR numbers into dB: 10·log10(DN²) − 83', async () => {
    const sar = { ...DESCRIPTION.modalities.sar, scale: 1, nodata: [0, 1], transform: 'palsar-dn' }
    const folder = await smallFolder({
      'dataset.json': { ...DESCRIPTION, modalities: { sar } },
      'sar/d-1.tif': tiffBytes({
        ...SAR_IMAGE,
        type: 'uint16',
        pixel: (_, x) => [0, 1, 1327, 2035, 336][x],
      }),
    })
    const raster = (await imageryOf(await openDataset(folder), 'd-1')).sar
    // dB of the numbers by GDAL and numpy
    const [none, masked, ...values] = raster?.data.slice(0, 5) ?? []
    expect([none, masked]).toEqual([Number.NaN, Number.NaN])
    expect(values[0]).toBeCloseTo(-20.54258154271129, 5)
    expect(values[2]).toBeCloseTo(-32.473214452203116, 5)
  })

  it('takes a path template for all modalities at the top, and leaves out bands named null', async () => {
    const folder = await smallFolder({
      'dataset.json': {
        ...DESCRIPTION,
        images: 'all/{split}-{id}-{region}.tif',
        modalities: { s2: { bands: [null, 'B08'], scale: 0.0001, offset: -0.1 } },
      },
      'all/train-d-1-Congo.tif': tiffBytes(S2_IMAGE),
    })
    const { s2 } = await imageryOf(await openDataset(folder), 'd-1')
    expect(s2?.bands).toEqual(['B08'])
    expect(s2?.data[0]).toBeCloseTo((S2_DN(1, 0, 0) - 1000) / 10_000, 7)
  })

  it('measures the patches where the description does not tell their size', async () => {
    const unsized = { ...DESCRIPTION, patchSize: undefined }
    const dataset = await openDataset(await smallFolder({ 'dataset.json': unsized, 's2/d-1.tif': null }))
    expect(dataset.description.patchSize).toEqual([5, 5])
  })

  it('has another fingerprint once its samples change', async () => {
    const folder = await smallFolder()
    const before = (await openDataset(folder)).description.fingerprint
    expect((await openDataset(folder)).description.fingerprint).toBe(before)
    await appendFile(path.join(folder, 'samples.jsonl'), '\n')
    expect((await openDataset(folder)).description.fingerprint).not.toBe(before)
  })

  it('opens by the path of its description, whose root may lie elsewhere', async () => {
    const folder = await smallFolder()
    const elsewhere = await writeFiles(temporaryFolder(), { 'mine.json': { ...DESCRIPTION, root: folder } })
    const dataset = await openDataset(path.join(elsewhere, 'mine.json'))
    expect(Object.keys(await imageryOf(dataset, 'd-1'))).toEqual(['s2', 'sar'])
  })
})

describe('one bad sample does not spoil the others', () => {
  it('a missing image', async () => {
    const { problems, readable } = await readAll(await smallFolder({ 's2/d-2.tif': null }))
    expect(readable).toEqual(['d-1', 'd-3'])
    expect(problems).toEqual([
      expect.stringMatching(/^d-2: .*s2.d-2\.tif: The file is missing\. Put it there/),
    ])
  })

  it('a foreign, a truncated and an empty image', async () => {
    const { problems, readable } = await readAll(
      await smallFolder({
        's2/d-1.tif': 'this is text',
        's2/d-2.tif': tiffBytes(S2_IMAGE).slice(0, 200),
        's2/d-3.tif': '',
      }),
    )
    expect(readable).toEqual([])
    expect(problems).toEqual([
      expect.stringMatching(/^d-1: s2\/d-1\.tif: This is not a TIFF file\./),
      expect.stringMatching(/^d-2: s2\/d-2\.tif: The TIFF is truncated/),
      expect.stringMatching(/^d-3: s2\/d-3\.tif: This is not a TIFF file\./),
    ])
  })

  it('another number of bands, another size', async () => {
    const { problems, readable } = await readAll(
      await smallFolder({
        's2/d-1.tif': tiffBytes({ ...S2_IMAGE, bands: 3 }),
        's2/d-2.tif': tiffBytes({ ...S2_IMAGE, width: 6 }),
      }),
    )
    expect(readable).toEqual(['d-3'])
    expect(problems[0]).toMatch(
      'd-1: s2/d-1.tif: The image has 3 bands, "modalities.s2.bands" names 2. Write',
    )
    expect(problems[1]).toMatch(
      'd-2: s2/d-2.tif: The image has 6 × 5 px, patches of this data set have 5 × 5 px.',
    )
  })

  it('no data anywhere; a patch that lacks one modality is kept', async () => {
    const empty = tiffBytes({ ...S2_IMAGE, pixel: () => 0 })
    const emptySar = tiffBytes({ ...SAR_IMAGE, pixel: () => -32768 })
    const { problems, readable } = await readAll(
      await smallFolder({ 's2/d-1.tif': empty, 'sar/d-1.tif': emptySar, 'sar/d-2.tif': emptySar }),
    )
    expect(readable).toEqual(['d-2', 'd-3'])
    expect(problems).toEqual([
      'd-1: the patch has no data anywhere in s2, sar; it is left out',
      'd-2: the patch has no data anywhere in sar; its other imagery is used',
    ])
  })

  it('labels out of range or of another kind', async () => {
    const rows = [
      { ...ROWS[0], agb: 912.3 },
      { ...ROWS[1], land_cover: 37 },
      { ...ROWS[2], patch_count: 2.5, agb: 'many', human_activity: 'roads' },
    ]
    const folder = await smallFolder({ 'samples.jsonl': jsonLines(rows) })
    const { problems, readable } = await readAll(folder)
    expect(readable).toEqual(['d-1', 'd-2', 'd-3'])
    expect(problems).toEqual([
      'd-1: the above-ground biomass 912.3 Mg/ha is outside 0–500 Mg/ha; the label is left out (samples.jsonl line 1)',
      'd-2: the land cover 37 is not a code of CGLS-LC100; the label is left out (samples.jsonl line 2)',
      'd-3: "human_activity" is no list of {"question", "answer"}; the label is left out (samples.jsonl line 3)',
      'd-3: the patch count 2.5 is not a whole number; the label is left out (samples.jsonl line 3)',
      'd-3: "agb" holds "many": it holds no value (vague); the label is left out (samples.jsonl line 3)',
    ])
    expect((await (await openDataset(folder)).find('d-1'))?.truth).toMatchObject({
      landCover: 112,
      patchCount: 3,
    })
  })

  it('lines that are no samples, ids given twice, splits that are none', async () => {
    const lines = [
      '\uFEFF' + JSON.stringify(ROWS[0]),
      'not json',
      '[1, 2]',
      JSON.stringify({ ...ROWS[1], id: undefined }),
      JSON.stringify({ ...ROWS[1], split: 'holdout' }),
      JSON.stringify(ROWS[0]),
      '',
      JSON.stringify({ ...ROWS[2], split: 'validation' }),
      '{"id": "torn", "spl',
    ]
    const folder = await smallFolder({ 'samples.jsonl': lines.join('\r\n') })
    const { problems, readable } = await readAll(folder)
    expect(readable).toEqual(['d-1', 'd-3'])
    expect(problems.map((problem) => problem.replace(/\(.*\)/, '(…)'))).toEqual([
      'samples.jsonl line 2: the row is not JSON (…)',
      'samples.jsonl line 3: the row is not a JSON object',
      'samples.jsonl line 4: the sample has no id in "id"; it is left out',
      'samples.jsonl line 5: its split "holdout" is none of train, val, test; the sample is left out',
      'd-1: the id stands in lines 1 and 6; the second is left out',
      'samples.jsonl line 9: the row is not JSON (…); the file ends here, as if half-written',
    ])
  })

  it('paths that leave the data set, by the template, an id or a link', async () => {
    const outside = await writeFiles(temporaryFolder(), { 'secret.tif': tiffBytes(S2_IMAGE) })
    const rows = [ROWS[0], { ...ROWS[1], id: '../../etc/passwd' }, ROWS[2]]
    const folder = await smallFolder({ 'samples.jsonl': jsonLines(rows), 's2/d-3.tif': null })
    symlinkSync(path.join(outside, 'secret.tif'), path.join(folder, 's2', 'd-3.tif'))
    const { problems, readable } = await readAll(folder)
    expect(readable).toEqual(['d-1'])
    expect(problems[0]).toMatch('The path "s2/../../etc/passwd.tif" leaves the data set')
    expect(problems[1]).toMatch('The path "s2/d-3.tif" leaves the data set')
  })
})

describe('what cannot be opened says what, where and how to mend it, on one line', () => {
  const refusal = async (changes: Readonly<Record<string, unknown>>): Promise<string> => {
    const folder = await smallFolder(changes)
    const message = await openDataset(folder).then(
      () => 'it opened',
      (error: Error) => error.message,
    )
    expect(message).not.toContain('\n')
    return message.replaceAll(folder, 'DATA').replaceAll('\\', '/')
  }
  const described = (changes: Readonly<Record<string, unknown>>) =>
    refusal({ 'dataset.json': { ...DESCRIPTION, ...changes } })

  it('no data set there', async () => {
    await expect(openDataset('/no/such/place')).rejects.toThrow('There is no such data set. Check the path')
    await expect(openDataset(temporaryFolder())).rejects.toThrow('The folder is empty')
    const folder = await writeFiles(temporaryFolder(), {
      'a.txt': 'a',
      'b.tif': 'b',
      'c.h5': 'c',
      'd.json': '12',
    })
    await expect(openDataset(path.join(folder, 'a.txt'))).rejects.toThrow('This is no data set')
    await expect(openDataset(path.join(folder, 'b.tif'))).rejects.toThrow('This is not a TIFF file')
    await expect(openDataset(path.join(folder, 'c.h5'))).rejects.toThrow('The file is not HDF5')
    await expect(openDataset(path.join(folder, 'd.json'))).rejects.toThrow('is no description of a data set')
  })

  it('a description that is not JSON', async () => {
    expect(await refusal({ 'dataset.json': '{ "format": ' })).toMatch(
      'DATA/dataset.json: The file is not JSON',
    )
  })

  it('keys that are missing or wrong, by their name', async () => {
    expect(await described({ format: 'other/2' })).toMatch(
      'DATA/dataset.json: "format": expected "reo-dataset/1", found "other/2"',
    )
    expect(await described({ name: undefined })).toMatch('"name" is missing')
    expect(await described({ modalities: {} })).toMatch(
      '"modalities": expected at least one of s2, sar, rgb, landCover',
    )
    const s2 = { ...DESCRIPTION.modalities.s2, bands: 'B04' }
    expect(await described({ modalities: { s2 } })).toMatch(
      '"modalities.s2.bands": expected a list, found "B04"',
    )
    const withoutImages = { bands: ['B04', 'B08'] }
    expect(await described({ modalities: { s2: withoutImages } })).toMatch(
      '"modalities.s2.images" is missing',
    )
  })

  it('a key that is misspelt is a problem, not an error', async () => {
    const s2 = { ...DESCRIPTION.modalities.s2, ofset: -0.1 }
    const dataset = await openDataset(
      await smallFolder({ 'dataset.json': { ...DESCRIPTION, modalities: { s2 } } }),
    )
    expect(dataset.problems()).toEqual([
      { where: 'dataset.json', about: 'description', message: '"modalities.s2.ofset" is not a known key' },
    ])
  })

  it('columns that are not there, and those that are', async () => {
    expect(await described({ columns: { id: 'name', agb: 'biomass', split: 'split' } })).toMatch(
      'DATA/samples.jsonl: The table has no columns "name", "biomass". It has id, split, latitude, longitude, land_cover',
    )
  })

  it('a table that is missing, empty, or of no known kind', async () => {
    expect(await refusal({ 'samples.jsonl': null })).toMatch('DATA/samples.jsonl: The file is missing')
    expect(await refusal({ 'samples.jsonl': '' })).toMatch(
      'DATA/samples.jsonl: There is no sample in the table',
    )
    expect(await refusal({ 'samples.jsonl': 'x\n' })).toMatch(
      'There is no sample in the table (samples.jsonl line 1:',
    )
    expect(await described({ samples: 'samples.xlsx' })).toMatch('The file is missing')
    expect(
      await refusal({ 'dataset.json': { ...DESCRIPTION, samples: 's.xlsx' }, 's.xlsx': 'PK\0' }),
    ).toMatch('This is no table: it holds binary data. Give a CSV, TSV, JSON, JSONL or Parquet file')
  })

  it('a table or a root outside the folder', async () => {
    expect(await described({ samples: '../samples.jsonl' })).toMatch('"../samples.jsonl" leaves the data set')
    expect(await described({ root: '/' })).toMatch('The path "/" leaves the data set')
  })
})

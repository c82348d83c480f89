import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import { ProblemLog } from '../../../src/core/dataset/problemLog'
import { columnMapping } from '../../../src/core/dataset/rows/columnMapping'
import { SampleTable } from '../../../src/core/dataset/rows/sampleTable'
import type { Sample } from '../../../src/core/dataset/sample'
import { DESCRIPTION, smallFolder } from './support/demoFolder'
import { temporaryFolder, writeFiles } from './support/folders'
import { PARQUET_TABLE } from './support/parquetTable'

/** Samples of a data set whose table is of another kind, and its problems. */
async function samplesOf(
  file: string,
  content: unknown,
  columns: Readonly<Record<string, string>>,
): Promise<{ samples: Sample[]; problems: string[] }> {
  const folder = await smallFolder({
    'dataset.json': { ...DESCRIPTION, samples: file, columns },
    [file]: content,
  })
  const dataset = await openDataset(folder)
  const samples: Sample[] = []
  for await (const sample of dataset.samples()) samples.push(sample)
  return { samples, problems: dataset.problems().map(({ where, message }) => `${where}: ${message}`) }
}

describe('samples come from', () => {
  it('CSV, where numbers are text and a cell may be empty', async () => {
    const csv = [
      'id,split,agb,land_cover,"region, country",code,human_activity',
      '007,train,12.5,111,"Pará, Brazil",007,"[{""question"":""Roads?"",""answer"":""no""}]"',
      'd-2,,,20,,1.50,',
    ].join('\n')
    const { samples, problems } = await samplesOf('samples.csv', csv, {
      landCover: 'land_cover',
      humanActivity: 'human_activity',
    })
    expect(problems).toEqual([])
    expect(samples).toEqual([
      {
        id: '007',
        split: 'train',
        metadata: { 'region, country': 'Pará, Brazil', code: '007' },
        truth: { agb: 12.5, landCover: 111, humanActivity: [{ question: 'Roads?', answer: 'no' }] },
      },
      {
        id: 'd-2',
        split: 'test',
        metadata: { 'region, country': null, code: 1.5 },
        truth: { landCover: 20 },
      },
    ])
  })

  it('TSV', async () => {
    const { samples } = await samplesOf('samples.tsv', 'id\tagb\na\t3\n', {})
    expect(samples).toEqual([{ id: 'a', split: 'test', metadata: {}, truth: { agb: 3 } }])
  })

  it('Parquet, as pyarrow writes it', async () => {
    const { samples, problems } = await samplesOf('samples.parquet', PARQUET_TABLE, {
      landCover: 'land_cover',
    })
    expect(problems).toEqual([])
    expect(samples.map(({ id, split }) => [id, split])).toEqual([
      ['a-1', 'train'],
      ['a-2', 'val'],
      ['a-3', 'test'],
    ])
    expect(samples[0].truth).toEqual({ agb: 12.5, landCover: 111 })
    expect(samples[1].truth).toEqual({ landCover: 20 })
    expect(samples[2].metadata).toEqual({ region: 'Congo', seen: '2020-01-02T00:00:00.000Z' })
  })
})

describe('a table that cannot be read is named', () => {
  it('Parquet that is none, or cut off', async () => {
    await expect(samplesOf('samples.parquet', 'text', {})).rejects.toThrow('The Parquet file cannot be read')
    const cut = PARQUET_TABLE.subarray(0, 700)
    await expect(samplesOf('samples.parquet', cut, {})).rejects.toThrow('The Parquet file cannot be read')
  })
})

describe('rows with questions of one id are one sample', () => {
  const question = 'Is there human activity?'
  const rows = [
    { image: 'a.tif', q: '<image> What is the AGB?', a: '12.5 Mg/ha', split: 'train', region: 'Congo' },
    { image: 'b.tif', q: 'Which land cover class?', a: 'Shrubs', split: 'val' },
    { image: 'a.tif', q: question, a: 'Yes, a road.', split: 'train', region: 'Congo' },
    { image: 'b.tif', q: 'What is the AGB?', a: '3 Mg/ha', split: 'val' },
    { image: 'a.tif', q: 'How many patches?', a: 'I cannot count them.', split: 'train' },
    { image: 'b.tif', q: 'Estimate the AGB.', a: '4 Mg/ha', split: 'val' },
  ]
  const table = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const columns = { id: 'image', question: 'q', answer: 'a' }

  it('with all that they say, and nothing where they disagree', async () => {
    const { samples, problems } = await samplesOf('samples.jsonl', table, columns)
    expect(samples).toEqual([
      {
        id: 'a.tif',
        split: 'train',
        metadata: { region: 'Congo' },
        truth: { agb: 12.5, humanActivity: [{ question, answer: 'yes' }] },
      },
      { id: 'b.tif', split: 'val', metadata: {}, truth: { landCover: 20 } },
    ])
    expect(problems).toEqual([
      'a.tif: the answer "I cannot count them." is no ecological patch count: it is a refusal; it is left out (samples.jsonl line 5)',
      'b.tif: its answers disagree about the above-ground biomass: 3 and 4; it is left out',
    ])
  })

  it('is found and counted once, and read again from a cached index', async () => {
    const folder = await writeFiles(temporaryFolder(), { 'samples.jsonl': table })
    const options = {
      mapping: columnMapping(columns),
      defaultSplit: 'test',
      problems: new ProblemLog(),
      cacheFolder: path.join(folder, 'cache'),
      smallBytes: 0,
    } as const
    for (const turn of ['indexed', 'cached']) {
      const opened = await SampleTable.open(path.join(folder, 'samples.jsonl'), options)
      await opened.indexed()
      expect((await opened.find('b.tif'))?.truth).toEqual({ landCover: 20 })
      expect(await opened.find('c.tif')).toBeUndefined()
      expect([turn, opened.description.sampleCounts]).toEqual([turn, { train: 1, val: 1, test: 0 }])
      await opened.close()
    }
  })

  it('but two rows of one id are still an error where rows hold no questions', async () => {
    const { samples, problems } = await samplesOf('samples.csv', 'id,agb\na,1\na,2\n', {})
    expect(samples.map(({ truth }) => truth)).toEqual([{ agb: 1 }])
    expect(problems).toEqual(['a: the id stands in lines 2 and 3; the second is left out'])
  })
})

describe('nested rows', () => {
  it('are read by dotted paths, and what is left of them becomes metadata', async () => {
    const row = {
      meta: { id: 'a', lat: 1.5, lon: 2.5, year: 2020 },
      image: ['x.tif', 'y.tif'],
      agb: 'about 12 t/ha',
    }
    const { samples } = await samplesOf('samples.jsonl', JSON.stringify(row), {
      id: 'meta.id',
      latitude: 'meta.lat',
      longitude: 'meta.lon',
    })
    expect(samples).toEqual([
      {
        id: 'a',
        split: 'test',
        location: { latitude: 1.5, longitude: 2.5 },
        metadata: { 'meta.year': 2020, 'image.0': 'x.tif', 'image.1': 'y.tif' },
        truth: { agb: 12 },
      },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Sample } from '../../../src/core/dataset/sample'
import { DESCRIPTION, smallFolder } from './support/demoFolder'
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

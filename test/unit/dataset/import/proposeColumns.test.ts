import { describe, expect, it } from 'vitest'
import { PARQUET_TABLE } from '../support/parquetTable'
import { jsonLines } from '../support/demoFolder'
import { annotatedFolder, IDS, IMAGES, proposed, rowsWith } from './folders'

const s2 = { 's2/{id}.tif': IMAGES.s2 }

/** Columns that are proposed for a table of rows in JSONL. */
async function columnsFor(rows: readonly object[]): Promise<unknown> {
  const { description } = await proposed(await annotatedFolder({ 'samples.jsonl': jsonLines(rows) }, s2))
  return description.columns
}

describe('columns are proposed by names and values', () => {
  it('of usual names', async () => {
    const rows = rowsWith((index) => ({
      split: ['train', 'val', 'test'][index],
      lat: -3.5,
      lon: 10 + index,
      agbd: 12.5 * index,
      agbd_se: 3,
      land_cover: [112, 20, 40][index],
      patch_count: index + 1,
      human_activity: index === 0 ? 'yes' : 'no',
      region: 'Congo',
    }))
    const folder = await annotatedFolder({ 'samples.jsonl': jsonLines(rows) }, s2)
    const { description, sure, notes } = await proposed(folder)
    expect(description).toMatchObject({
      format: 'reo-dataset/1',
      samples: 'samples.jsonl',
      columns: {
        id: 'id',
        split: 'split',
        latitude: 'lat',
        longitude: 'lon',
        agb: 'agbd',
        landCover: 'land_cover',
        patchCount: 'patch_count',
        humanActivity: 'human_activity',
      },
    })
    expect(new Set(Object.values(sure))).toEqual(new Set(['sure', 'likely']))
    expect(notes).toEqual([])
  })

  it('inside of nested objects and lists', async () => {
    const rows = rowsWith(() => ({ meta: { lat: 1.5, lon: 2.5 }, labels: { AGB: 12.5 } }))
    expect(await columnsFor(rows)).toEqual({
      id: 'id',
      latitude: 'meta.lat',
      longitude: 'meta.lon',
      agb: 'labels.AGB',
    })
  })

  it('of labels in words', async () => {
    const rows = rowsWith((index) => ({
      biomass: `${12.5 * index} Mg/ha`,
      class: ['Shrubs', 'Closed forest, mixed', 'cropland'][index],
      n_patches: ['two', 'three patches', '4'][index],
    }))
    expect(await columnsFor(rows)).toEqual({
      id: 'id',
      agb: 'biomass',
      landCover: 'class',
      patchCount: 'n_patches',
    })
  })

  it('not where values contradict a name: neither out of range nor of another kind', async () => {
    const rows = rowsWith((index) => ({
      lat: 4_000_000 + index,
      lon: 500_000,
      biomass: 900 + index,
      land_cover: 7,
      split: 'fold-1',
    }))
    expect(await columnsFor(rows)).toEqual({ id: 'id' })
  })

  it('a label without a telling name is a guess', async () => {
    const folder = await annotatedFolder(
      { 'samples.jsonl': jsonLines(rowsWith((index) => ({ label: 12.5 * index + 0.1 }))) },
      s2,
    )
    expect((await proposed(folder)).sure).toMatchObject({ agb: 'guess' })
  })

  it('every other column is an alternative, with an example', async () => {
    const rows = rowsWith(() => ({ agb: 1.5, region: 'Congo' }))
    const folder = await annotatedFolder({ 'samples.jsonl': jsonLines(rows) }, s2)
    const { proposal } = await proposed(folder)
    const agb = proposal.items.find(({ key }) => key === 'columns.agb')
    expect(agb?.choices.map(({ title, confidence }) => [title, confidence])).toEqual([
      ['agb', 'sure'],
      ['id', 'unlikely'],
      ['region', 'unlikely'],
    ])
    expect(agb?.choices[2].reason).toBe('such as Congo')
  })
})

describe('any kind of table is read', () => {
  const columns = { id: 'id', agb: 'agb' }

  it('CSV and TSV', async () => {
    for (const [name, comma] of [
      ['samples.csv', ','],
      ['samples.tsv', '\t'],
    ] as const) {
      const table = [`id${comma}agb`, ...IDS.map((id, index) => `${id}${comma}${1.5 * index}`)].join('\n')
      expect((await proposed(await annotatedFolder({ [name]: table }, s2))).description).toMatchObject({
        columns,
      })
    }
  })

  it('JSON arrays, whatever they are named', async () => {
    const rows = rowsWith((index) => ({ agb: 1.5 * index }))
    for (const name of ['samples.json', 'samples.jsonl'])
      expect((await proposed(await annotatedFolder({ [name]: rows }, s2))).description).toMatchObject({
        columns,
      })
  })

  it('Parquet', async () => {
    const folder = await annotatedFolder({ 'samples.parquet': PARQUET_TABLE }, s2)
    expect((await proposed(folder)).description).toMatchObject({
      columns: { ...columns, split: 'split', landCover: 'land_cover' },
    })
  })

  it('a broken row is noted, and the others are read', async () => {
    const lines = `${jsonLines(rowsWith(() => ({ agb: 2 })))}{"id": "a-`
    const { description, notes } = await proposed(await annotatedFolder({ 'samples.jsonl': lines }, s2))
    expect(description).toMatchObject({ columns })
    expect(notes).toEqual([expect.stringMatching(/^line 4: the row is not JSON/)])
  })
})

describe('questions and answers are proposed', () => {
  const turns = [
    { from: 'human', value: '<image>\nWhat is the above-ground biomass?' },
    { from: 'gpt', value: '12 Mg/ha' },
  ]

  it('as conversations of LLaVA, with the image that a row names', async () => {
    const rows = IDS.map((id) => ({ id, image: `${id}.tif`, conversations: turns }))
    const folder = await annotatedFolder({ 'train.json': rows }, { 'images/{id}.tif': IMAGES.picture })
    const { description, notes } = await proposed(folder)
    expect(description).toMatchObject({
      split: 'train',
      columns: { id: 'id', conversations: 'conversations' },
      modalities: { rgb: { images: 'images/{image}' } },
    })
    expect(notes).toEqual(['No column names a split; by the name of train.json all rows are of train.'])
  })

  it('with the image as id where several rows ask about one', async () => {
    const rows = IDS.flatMap((id) =>
      ['q1', 'q2'].map((question) => ({ id: `${id}-${question}`, image: `${id}.tif`, conversations: turns })),
    )
    const folder = await annotatedFolder({ 'samples.json': rows }, { 'images/{id}.tif': IMAGES.picture })
    expect((await proposed(folder)).description).toMatchObject({
      columns: { id: 'image', conversations: 'conversations' },
      modalities: { rgb: { images: 'images/{id}' } },
    })
  })

  it('as messages of OpenAI', async () => {
    const rows = rowsWith(() => ({
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'How many patches?' }] },
        { role: 'assistant', content: '7' },
      ],
    }))
    expect(await columnsFor(rows)).toEqual({ id: 'id', conversations: 'messages' })
  })

  it('as a table, whose truth stands beside the answers of a model', async () => {
    const rows = IDS.flatMap((id) =>
      ['agb', 'land cover'].map((task) => ({
        image: `${id}.tif`,
        question: task === 'agb' ? 'What is the biomass?' : 'Which land cover?',
        answer: 'I guess so',
        ground_truth: task === 'agb' ? '12 Mg/ha' : 'Shrubs',
        task,
      })),
    )
    const folder = await annotatedFolder({ 'qa.csv': csv(rows) }, { 'images/{id}.tif': IMAGES.picture })
    expect((await proposed(folder)).description).toMatchObject({
      columns: { id: 'image', question: 'question', answer: 'ground_truth', task: 'task' },
      modalities: { rgb: { images: 'images/{id}' } },
    })
  })
})

function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  return [Object.keys(rows[0]), ...rows.map(Object.values)].map((cells) => cells.join(',')).join('\n')
}

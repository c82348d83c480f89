import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AnnotationHeader, TextLine } from '../../../src/core/annotation/annotationLog'
import { fileNameOf } from '../../../src/core/annotation/publish/fileNames'
import type { PublicationFormat } from '../../../src/core/annotation/publish/publication'
import { publishAnnotations } from '../../../src/core/annotation/publish/publishAnnotations'
import { chooseSplits, type Placed } from '../../../src/core/annotation/publish/splits'
import type { ImageryResult } from '../../../src/core/dataset/dataset'
import { openDataset } from '../../../src/core/dataset/openDataset'
import type { Sample } from '../../../src/core/dataset/sample'
import { noData, type Raster } from '../../../src/core/imagery/raster'
import { MemoryDataset, type SampleInShort } from '../../support/memoryDataset'
import { pythonThatImports } from '../../support/pythonKernel'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'publish-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const BANDS = ['B02', 'B03', 'B04', 'B08']

function raster(bands: readonly string[], valueOf: (index: number) => number): Raster {
  const data = Float32Array.from({ length: bands.length * 9 }, (_, index) => valueOf(index))
  return { bands, width: 3, height: 3, data }
}

/** Twelve samples in four tiles, with gaps: no data, no SAR, no truth of one task, an id that is no file name. */
const SAMPLES: readonly SampleInShort[] = Array.from({ length: 12 }, (_, index) => ({
  id: index === 7 ? '../CON:7' : `p-${index}`,
  split: 'train',
  location: { latitude: -3.5 + index / 10, longitude: 20 + index / 7 },
  metadata: {
    tile: `T${index % 4}`,
    region: index % 2 === 0 ? 'Amazon basin' : 'Fenno|scandia',
    cloud: 0.125 * index,
  },
  truth: {
    humanActivity: [{ question: 'Is a road visible?', answer: index % 3 === 0 ? 'yes' : 'no' }],
    landCover: index % 2 === 0 ? 112 : 30,
    patchCount: index,
    ...(index !== 5 && { agb: 10.25 * index }),
  },
  imagery: {
    s2: raster(BANDS, (at) => (at === 4 ? NaN : Math.fround(0.01 * at + 0.001 * index))),
    ...(index !== 3 && { sar: raster(['HH', 'HV'], (at) => Math.fround(-20.5 - at)) }),
  },
}))

const dataset = () =>
  new MemoryDataset(SAMPLES, { name: 'Four *tiles*', fingerprint: 'f-1', licence: 'CC-BY-4.0' })

const HEADER: AnnotationHeader = {
  type: 'annotations',
  schema: 'reo-annotations/1',
  id: 'a-1',
  created: '2026-01-01T00:00:00.000Z',
  dataset: { name: 'small', path: '/small', fingerprint: 'f-1', synthetic: true },
  templates: { name: 'reo', hash: 'sha256:00' },
  seed: 1,
  software: {},
}

function textsOf(sample: string, index: number): readonly TextLine[] {
  const common = {
    type: 'text',
    sample,
    split: 'train',
    register: 'plain',
    provenance: { template: 'plain-1', attempts: 1 },
    checks: [{ rule: 'value', outcome: 'passed' }],
  } as const
  return [
    {
      ...common,
      id: `${sample}/agb/1`,
      task: 'agb',
      aspect: 'estimation',
      kind: 'regression',
      question: 'How much biomass?',
      answer: `About ${index} Mg/ha, "roughly"\n½.`,
      value: index,
    },
    {
      ...common,
      id: `${sample}/landCover/1`,
      task: 'landCover',
      aspect: 'naming',
      kind: 'description',
      question: 'What covers it?',
      answer: 'Shrubs.',
      value: 20,
    },
  ]
}

async function annotations(
  lines: readonly unknown[] = SAMPLES.flatMap(({ id }, index) => textsOf(id, index)),
) {
  const file = path.join(folder, 'a.reo-annotations.jsonl')
  await writeFile(file, [HEADER, ...lines].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return file
}

async function publish(format: PublicationFormat, lines?: readonly unknown[]) {
  const splits = { kind: 'tile', shares: { train: 0.5, val: 0.25, test: 0.25 }, seed: 3 } as const
  const out = path.join(folder, format)
  return {
    out,
    published: await publishAnnotations(dataset(), await annotations(lines), { format, out, splits }),
  }
}

async function all(samples: AsyncIterable<Sample>): Promise<Sample[]> {
  const list: Sample[] = []
  for await (const sample of samples) list.push(sample)
  return list
}

describe('a published reo-dataset', () => {
  it('is read back without loss: truth, metadata, places, every pixel; a missing modality as no data', async () => {
    const { out, published } = await publish('reo-dataset')
    expect(published).toMatchObject({ texts: 24, leftOut: [], samples: { train: 6, val: 3, test: 3 } })
    const back = await openDataset(out)
    const samples = await all(back.samples())
    expect(samples).toHaveLength(12)
    const source = dataset()
    for (const sample of samples) {
      const original = await source.find(sample.id)
      expect(sample).toMatchObject({ location: original?.location, truth: original?.truth })
      expect(sample.metadata).toMatchObject(original?.metadata ?? {})
    }
    const pixels = await back.readImagery(samples)
    const expected = await source.readImagery(samples)
    const imageryOf = (result: ImageryResult) => ('imagery' in result ? result.imagery : undefined)
    const sar = noData(['HH', 'HV'], 3, 3)
    expect(pixels.map(imageryOf)).toEqual(expected.map((result) => ({ sar, ...imageryOf(result) })))
    await back.close()
  })

  it('keeps every text with where it comes from', async () => {
    const { out } = await publish('reo-dataset')
    const rows = (await readFile(path.join(out, 'texts.jsonl'), 'utf8')).trim().split('\n')
    expect(rows).toHaveLength(24)
    expect(JSON.parse(rows[0])).toEqual({
      sample: 'p-0',
      id: 'p-0/landCover/1',
      task: 'landCover',
      aspect: 'naming',
      register: 'plain',
      kind: 'description',
      question: 'What covers it?',
      answer: 'Shrubs.',
      value: 20,
      template: 'plain-1',
      attempts: 1,
      checks: ['value'],
    })
  })
})

describe('published LLaVA conversations', () => {
  it('are arrays of turns by split, each with its picture, in the order of the tasks', async () => {
    const { out } = await publish('llava')
    const train: readonly { id: string; image: string; conversations: unknown }[] = JSON.parse(
      await readFile(path.join(out, 'train.json'), 'utf8'),
    )
    expect(train).toHaveLength(6)
    expect(train[0].conversations).toEqual([
      { from: 'human', value: '<image>\nWhat covers it?' },
      { from: 'gpt', value: 'Shrubs.' },
      { from: 'human', value: 'How much biomass?' },
      { from: 'gpt', value: expect.stringMatching(/^About \d+ Mg\/ha, "roughly"\n½\.$/) },
    ])
    for (const { image } of train) {
      expect([...(await readFile(path.join(out, image))).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    }
  })
})

describe('a published TorchGeo-style folder', () => {
  it('stacks bands, with no data where a modality is missing, and lists texts by split', async () => {
    const { out } = await publish('torchgeo')
    expect(JSON.parse(await readFile(path.join(out, 'bands.json'), 'utf8'))).toEqual([
      { modality: 's2', bands: BANDS },
      { modality: 'sar', bands: ['HH', 'HV'] },
    ])
    const tables = ['train', 'validation', 'test'].map((split) =>
      readFile(path.join(out, `${split}.jsonl`), 'utf8'),
    )
    const rows = (await Promise.all(tables)).flatMap((table) => table.trim().split('\n'))
    expect(rows).toHaveLength(12)
    expect(rows.flatMap((row) => JSON.parse(row).texts)).toHaveLength(24)
  })
})

describe('published Parquet for Hugging Face', () => {
  async function rowsOf(out: string) {
    const files = (await readdir(path.join(out, 'data'))).sort()
    const rows = []
    for (const name of files) {
      const file = await asyncBufferFromFile(path.join(out, 'data', name))
      const found: Record<string, unknown>[] = await parquetReadObjects({ file, compressors })
      rows.push(...found.map((row): Record<string, unknown> => ({ ...row, split: name.split('-')[0] })))
    }
    return { files, rows }
  }

  it('holds pictures, physical values, labels, conversations and texts, a file a split', async () => {
    const { out } = await publish('huggingface')
    const { files, rows } = await rowsOf(out)
    expect(files).toEqual([
      'test-00000-of-00001.parquet',
      'train-00000-of-00001.parquet',
      'validation-00000-of-00001.parquet',
    ])
    expect(rows).toHaveLength(12)
    const row = rows.find(({ id }) => id === 'p-5')
    expect(row).toMatchObject({ agb: null, patch_count: 5, land_cover: 30, latitude: -3 })
    expect(row?.['texts']).toHaveLength(2)
    expect(rows.find(({ id }) => id === 'p-3')?.['sar']).toBeNull()
  })

  it('has a card whose front matter names the files, and whose figures are those of the data card', async () => {
    const { out } = await publish('huggingface')
    const card = await readFile(path.join(out, 'README.md'), 'utf8')
    expect(card).toMatch(/^---\npretty_name: "Four \*tiles\*"\nlicense: "cc-by-4.0"\n/)
    expect(card).toContain('  - split: validation\n    path: data/validation-*')
    expect(card).toContain('| train | 6 | 12 |')
    expect(card).toContain('No tile has patches in two splits.')
    expect(card).toMatch(/Fenno\\\|scandia/)
  })
})

describe('splits by tile', () => {
  const placed = (places: readonly string[]): readonly Placed[] =>
    places.map((place, index) => ({ id: `s-${index}`, split: index % 2 === 0 ? 'train' : 'test', place }))
  const choice = { kind: 'tile', shares: { train: 0.6, val: 0.2, test: 0.2 } } as const

  it('never part a tile, come near the shares, and are the same for the same seed', () => {
    const samples = placed(Array.from({ length: 1000 }, (_, index) => `T${(index * 7) % 50}`))
    const splits = chooseSplits(samples, { ...choice, seed: 1 })
    const tiles = new Map<string, Set<string | undefined>>()
    for (const { id, place } of samples) tiles.set(place, (tiles.get(place) ?? new Set()).add(splits.get(id)))
    expect([...tiles.values()].every((found) => found.size === 1)).toBe(true)
    const count = (wanted: string) => [...splits.values()].filter((split) => split === wanted).length
    expect([count('train'), count('val'), count('test')]).toEqual([600, 200, 200])
    expect(chooseSplits(samples, { ...choice, seed: 1 })).toEqual(splits)
    expect(chooseSplits(samples, { ...choice, seed: 2 })).not.toEqual(splits)
  })

  it('are refused where those of the data set leak', () => {
    expect(() => chooseSplits(placed(['T1', 'T2', 'T3', 'T1']), { kind: 'keep' })).toThrow(
      /Splits leak: T1 has samples in train and in test.*s-3|s-3.*Splits leak: T1/s,
    )
  })
})

describe('publishing', () => {
  it('gives files names that no file system takes for a path', () => {
    expect(fileNameOf('d-00012')).toBe('d-00012')
    for (const id of ['../up', 'a/b', 'CON', 'nul.txt', '', '.hidden', 'x'.repeat(200), 'ü', 'end.']) {
      expect(fileNameOf(id)).toMatch(/^patch-[0-9a-f]{16}$/)
    }
  })

  it('leaves out texts that failed, samples that cannot be read or are not there, and says so', async () => {
    const [broken, fine] = [textsOf('broken', 1), textsOf('fine', 2)]
    const failed = { ...fine[0], checks: [{ rule: 'value', outcome: 'failed' }] }
    const file = await annotations([...broken, failed, fine[1], ...textsOf('gone', 3)])
    const data = new MemoryDataset(
      [
        { id: 'broken', problem: 'The file is cut short.', metadata: { tile: 'A' } },
        { id: 'fine', imagery: SAMPLES[0].imagery ?? {}, metadata: { tile: 'A' } },
      ],
      { fingerprint: 'f-1' },
    )
    const out = path.join(folder, 'out')
    const published = await publishAnnotations(data, file, { format: 'llava', out, splits: { kind: 'keep' } })
    expect(published).toMatchObject({ texts: 1, samples: { test: 1 } })
    expect(published.leftOut).toEqual([
      { sample: 'gone', reason: 'The data set does not have it.' },
      { sample: 'broken', reason: 'The file is cut short.' },
    ])
  })

  it.each([
    ['annotations of other data', { fingerprint: 'f-2' }, /about other data/],
    ['samples of which nobody knows the place', { fingerprint: 'f-1' }, /neither its tile nor its place/],
  ])('refuses %s, and leaves no folder behind', async (_, description, message) => {
    const data = new MemoryDataset([{ id: 'p-0' }], description)
    const out = path.join(folder, 'out')
    const publishing = publishAnnotations(data, await annotations(), {
      format: 'llava',
      out,
      splits: { kind: 'keep' },
    })
    await expect(publishing).rejects.toThrow(message)
    expect(await readdir(folder)).toEqual(['a.reo-annotations.jsonl'])
  })

  it('refuses a folder that holds something', async () => {
    const out = path.join(folder, 'out')
    await publishAnnotations(dataset(), await annotations(), {
      format: 'llava',
      out,
      splits: { kind: 'keep' },
    })
    const again = publishAnnotations(dataset(), await annotations(), {
      format: 'llava',
      out,
      splits: { kind: 'keep' },
    })
    await expect(again).rejects.toThrow(/not empty/)
  })
})

const withTorch = await pythonThatImports('torch', 'rasterio')
const withPyarrow = await pythonThatImports('pyarrow', 'pandas')

describe.skipIf(withTorch === undefined)('the PyTorch data set beside a TorchGeo-style folder', () => {
  it('gives image and text', async () => {
    const { out } = await publish('torchgeo')
    const program =
      'from reo_texts import ReoTexts; d = ReoTexts(".", split="train"); s = d[0]; print(len(d), tuple(s["image"].shape), s["text"])'
    const { stdout } = await promisify(execFile)(withTorch ?? '', ['-W', 'ignore', '-c', program], {
      cwd: out,
    })
    expect(stdout.trim()).toBe('12 (6, 3, 3) What covers it?\nShrubs.')
  })
})

describe.skipIf(withPyarrow === undefined)('pandas', () => {
  it('reads the published Parquet with the same rows', async () => {
    const { out } = await publish('huggingface')
    const program =
      'import json, pandas; d = pandas.read_parquet("data"); print(json.dumps([len(d), sorted(d["id"]), float(d["agb"].sum())]))'
    const { stdout } = await promisify(execFile)(withPyarrow ?? '', ['-c', program], { cwd: out })
    const total = SAMPLES.reduce((sum, { truth }) => sum + (truth?.agb ?? 0), 0)
    expect(JSON.parse(stdout)).toEqual([12, SAMPLES.map(({ id }) => id).sort(), total])
  })
})

import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { IndexProgress } from '../../../../src/core/dataset/dataset'
import { ProblemLog } from '../../../../src/core/dataset/problemLog'
import { columnMapping } from '../../../../src/core/dataset/rows/columnMapping'
import { SampleTable } from '../../../../src/core/dataset/rows/sampleTable'
import type { Sample, Split } from '../../../../src/core/dataset/sample'
import { Random } from '../../../../src/core/demo/random'
import { fileOf, temporaryFolder } from '../support/folders'

type Row = Readonly<Record<string, unknown>>

const SPLIT_OF: readonly Split[] = ['train', 'train', 'val', 'test']

function makeRows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `patch-${index}`,
    split: SPLIT_OF[index % SPLIT_OF.length],
    agb: index % 500,
    region: index % 7,
  }))
}

function linesOf(rows: readonly Row[]): string {
  return rows.map((row) => JSON.stringify(row)).join('\n')
}

interface Opened {
  readonly table: SampleTable
  readonly problems: ProblemLog
}

/** Opens a table as a large one, however short it is. */
async function openLarge(file: string, cacheFolder?: string): Promise<Opened> {
  return open(file, { smallBytes: 0, ...(cacheFolder !== undefined && { cacheFolder }) })
}

async function open(
  file: string,
  options: { readonly smallBytes?: number; readonly cacheFolder?: string } = {},
): Promise<Opened> {
  const problems = new ProblemLog()
  const mapping = columnMapping({})
  return {
    table: await SampleTable.open(file, { mapping, defaultSplit: 'test', problems, ...options }),
    problems,
  }
}

async function all(table: SampleTable, split?: Split): Promise<Sample[]> {
  const samples: Sample[] = []
  for await (const sample of table.samples(split === undefined ? {} : { split })) samples.push(sample)
  return samples
}

const MANY = 20_000

describe('a large table', () => {
  it('shows its first samples before it is indexed, and tells how far it is', async () => {
    const { table } = await openLarge(await fileOf('a.jsonl', linesOf(makeRows(MANY))))
    expect(table.description.indexing?.share).toBeLessThan(0.5)
    const [first] = await firstOf(table, 1)
    expect(first).toEqual({ id: 'patch-0', split: 'train', metadata: { region: 0 }, truth: { agb: 0 } })
    const told: IndexProgress[] = []
    await table.indexed((progress) => told.push(progress))
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual(told.toSorted((one, other) => one.share - other.share))
    expect(table.description).toEqual({
      tasks: ['agb'],
      sampleCounts: { train: MANY / 2, val: MANY / 4, test: MANY / 4 },
    })
  })

  it('is read while it is indexed, and samples are waited for where the index has not come to them', async () => {
    const { table } = await openLarge(await fileOf('a.jsonl', linesOf(makeRows(MANY))))
    const [samples, last, none] = await Promise.all([
      all(table),
      table.find(`patch-${MANY - 1}`),
      table.find('nowhere'),
    ])
    expect(samples.map(({ id }) => id)).toEqual(makeRows(MANY).map(({ id }) => id))
    expect(last?.metadata).toEqual({ region: (MANY - 1) % 7 })
    expect(none).toBeUndefined()
  })

  it('gives the same samples, problems and counts as a small one, of whatever format', async () => {
    for (let round = 0; round < 6; round++) {
      const rows = messyRows(new Random('messy', round))
      const tables = {
        'a.jsonl': linesOf(rows),
        'a.json': JSON.stringify(rows, undefined, round),
        'a.csv': ['id,split,agb,region', ...rows.map(csvLine)].join('\r\n'),
      }
      for (const [name, content] of Object.entries(tables)) {
        const file = await fileOf(name, content)
        const [small, large] = [await open(file), await openLarge(file)]
        const [expected, samples] = [await all(small.table), await all(large.table)]
        await large.table.indexed()
        expect(samples).toEqual(expected)
        expect(await all(large.table, 'val')).toEqual(expected.filter(({ split }) => split === 'val'))
        expect(large.table.description).toEqual(small.table.description)
        expect(large.problems.list()).toEqual(small.problems.list())
        for (const sample of expected.slice(0, 40)) expect(await large.table.find(sample.id)).toEqual(sample)
      }
    }
  })

  it('names both lines of an id that stands twice, however far apart', async () => {
    const rows = [...makeRows(3000), { id: 'patch-1', agb: 7 }, { id: 'patch-2999', agb: 8 }]
    const { table, problems } = await openLarge(await fileOf('a.jsonl', linesOf(rows)))
    await table.indexed()
    expect(problems.list()).toEqual([
      { where: 'patch-1', message: 'the id stands in lines 2 and 3001; the second is left out' },
      { where: 'patch-2999', message: 'the id stands in lines 3000 and 3002; the second is left out' },
    ])
    expect((await table.find('patch-1'))?.truth).toEqual({ agb: 1 })
  })

  it('ends indexing when it is closed', async () => {
    const { table } = await openLarge(await fileOf('a.jsonl', linesOf(makeRows(MANY))))
    await table.close()
    await expect(table.indexed()).rejects.toThrow('a.jsonl: The data set was closed')
  })

  it('says at once that it has no ids, and at the end that it lacks another column', async () => {
    const nameless = await fileOf('a.jsonl', '{"name":"a"}\n{"name":"b"}')
    await expect(openLarge(nameless)).rejects.toThrow('The table has no column "id". It has name')
    const mapping = columnMapping({ agb: 'biomass' })
    const options = { mapping, defaultSplit: 'test', problems: new ProblemLog(), smallBytes: 0 } as const
    const table = await SampleTable.open(await fileOf('b.jsonl', linesOf(makeRows(3000))), options)
    await expect(table.indexed()).rejects.toThrow('The table has no column "biomass". It has id, split, agb')
    await expect(SampleTable.open(await fileOf('c.csv', 'id,agb\na,1\n'), options)).rejects.toThrow(
      'The table has no column "biomass". It has id, agb',
    )
  })

  it('that changes after it was opened is found out', async () => {
    const file = await fileOf('a.jsonl', linesOf(makeRows(3000)))
    const { table } = await openLarge(file)
    await table.indexed()
    await writeFile(file, linesOf(makeRows(3000).toReversed()))
    await expect(table.find('patch-7')).rejects.toThrow(
      'The table has changed since it was opened. Open the data set',
    )
  })
})

describe('the index of a large table', () => {
  it('is kept in the cache and used again, problems included', async () => {
    const file = await fileOf('a.jsonl', [linesOf(makeRows(MANY)), 'broken', '{"id":"patch-3"}'].join('\n'))
    const cacheFolder = temporaryFolder()
    const first = await indexed(file, cacheFolder)
    const [name] = await readdir(path.join(cacheFolder, 'indexes'))
    const { ino } = await stat(path.join(cacheFolder, 'indexes', name))
    const again = await openLarge(file, cacheFolder)
    expect(again.table.description.indexing).toBeUndefined()
    expect(again.table.description).toEqual(first.table.description)
    expect(again.problems.list()).toEqual(first.problems.list())
    expect(again.problems.list()).toHaveLength(2)
    expect(await again.table.find('patch-12345')).toEqual(await first.table.find('patch-12345'))
    expect(await all(again.table)).toEqual(await all(first.table))
    expect((await stat(path.join(cacheFolder, 'indexes', name))).ino).toBe(ino)
  })

  it('is made anew when the table changes', async () => {
    const file = await fileOf('a.jsonl', linesOf(makeRows(MANY)))
    const cacheFolder = temporaryFolder()
    await indexed(file, cacheFolder)
    await writeFile(file, linesOf(makeRows(MANY).toReversed()))
    await utimes(file, 1, 1)
    const { table } = await openLarge(file, cacheFolder)
    expect(table.description.indexing).toBeDefined()
    const [first] = await firstOf(table, 1)
    expect(first.id).toBe(`patch-${MANY - 1}`)
  })

  it('is made anew when the cached one is damaged, wherever that is', async () => {
    const file = await fileOf('a.jsonl', linesOf(makeRows(MANY)))
    const cacheFolder = temporaryFolder()
    await indexed(file, cacheFolder)
    const [name] = await readdir(path.join(cacheFolder, 'indexes'))
    const cached = path.join(cacheFolder, 'indexes', name)
    const whole = await readFile(cached)
    const flipped = (at: number) => Buffer.from(whole.map((byte, index) => (index === at ? byte ^ 1 : byte)))
    const damaged = [
      flipped(3),
      flipped(12),
      flipped(40),
      flipped(whole.length >> 1),
      whole.subarray(0, 3000),
      Buffer.alloc(0),
    ]
    for (const bytes of damaged) {
      await writeFile(cached, bytes)
      const { table } = await openLarge(file, cacheFolder)
      expect(table.description.indexing).toBeDefined()
      await table.close()
      await expect(table.indexed()).rejects.toThrow('closed')
    }
  })

  it('does without a cache that cannot be written', async () => {
    const file = await fileOf('a.jsonl', linesOf(makeRows(3000)))
    const { table } = await openLarge(file, file)
    await table.indexed()
    expect((await table.find('patch-2999'))?.split).toBe('test')
  })
})

/** Opens and indexes a table, and waits until the index is in the cache. */
async function indexed(file: string, cacheFolder: string): Promise<Opened> {
  const opened = await openLarge(file, cacheFolder)
  await opened.table.indexed()
  await expect
    .poll(() => readdir(path.join(cacheFolder, 'indexes')))
    .toEqual([expect.stringMatching(/\.idx$/)])
  return opened
}

async function firstOf(table: SampleTable, limit: number): Promise<Sample[]> {
  const samples: Sample[] = []
  for await (const sample of table.samples({ limit })) samples.push(sample)
  return samples
}

/** Rows with long and short texts, ids given twice, wrong labels and splits. */
function messyRows(random: Random): Row[] {
  return Array.from({ length: random.integer(600, 900) }, (_, index) => ({
    id: random.chance(0.02) ? `patch-${random.integer(0, index)}` : `patch-${index}`,
    split: random.chance(0.02) ? 'holdout' : SPLIT_OF[random.integer(0, 3)],
    agb: random.integer(-5, 510),
    region: random.chance(0.01) ? 'é"\n,'.repeat(random.integer(1, 30_000)) : `r${random.integer(0, 5)}`,
  }))
}

function csvLine({ id, split, agb, region }: Row): string {
  return [id, split, agb, `"${String(region).replaceAll('"', '""')}"`].join(',')
}

import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type AsyncBuffer, parquetMetadataAsync } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { ProblemLog } from '../../../../src/core/dataset/problemLog'
import { columnMapping } from '../../../../src/core/dataset/rows/columnMapping'
import { fileBuffer } from '../../../../src/core/dataset/rows/parquet/fileBuffer'
import { parquetSource } from '../../../../src/core/dataset/rows/parquet/parquetSource'
import { readableGroups } from '../../../../src/core/dataset/rows/parquet/rowGroups'
import { SampleTable } from '../../../../src/core/dataset/rows/sampleTable'
import type { RowSource, TableRow } from '../../../../src/core/dataset/rows/tableRow'
import { fileOf, temporaryFolder } from '../support/folders'

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/tables')

/** Written by pyarrow, as make_tables.py beside them says. */
const FLAT = ['paged.parquet', 'paged-v2.parquet', 'indexed.parquet']
const ROWS = 3000

const OPTIONS = { mapping: columnMapping({}), defaultSplit: 'test', problems: new ProblemLog() } as const

function expectedCells(row: number): Record<string, unknown> {
  return {
    id: `patch-${row}`,
    split: ['train', 'train', 'val', 'test'][row % 4],
    agb: row % 7 === 0 ? null : row % 500,
    note: 'x'.repeat(row % 50),
  }
}

function expectedQuestions(row: number): unknown {
  return Array.from({ length: row % 3 }, (_, index) => ({ question: `q${index}?`, answer: 'yes' }))
}

/** A file of the fixtures that counts the bytes that are read of it. */
async function openCounted(name: string): Promise<{ source: RowSource; bytesRead: () => number }> {
  const bytes = await readFile(path.join(FOLDER, name))
  let read = 0
  const file: AsyncBuffer = {
    byteLength: bytes.length,
    slice(start, end = bytes.length) {
      read += end - start
      return new Uint8Array(bytes.subarray(start, end)).buffer
    },
  }
  const source = await parquetSource(name, () => Promise.resolve(file))
  read = 0
  return { source, bytesRead: () => read }
}

async function scanned(source: RowSource): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of source.scan()) rows.push(...batch.rows)
  return rows
}

function place(row: number) {
  return { line: row + 1, offset: row, length: 0 }
}

describe('a Parquet table', () => {
  it.each(FLAT)('%s gives the rows that were written', async (name) => {
    const { source } = await openCounted(name)
    const rows = await scanned(source)
    expect(rows).toEqual(
      Array.from({ length: ROWS }, (_, row) => ({ ...place(row), cells: expectedCells(row) })),
    )
  })

  it.each(FLAT)('%s gives any row by reading few of its pages', async (name) => {
    const { source, bytesRead } = await openCounted(name)
    const whole = (await readFile(path.join(FOLDER, name))).length
    for (const row of [1234, 7, 2999, 999, 500, 1777]) {
      const before = bytesRead()
      const [read] = await source.read([place(row)])
      expect(read).toEqual({ ...place(row), cells: expectedCells(row) })
      expect(bytesRead() - before).toBeLessThan(whole / 2)
    }
  })

  it.each(FLAT)('%s gives every row by itself as it gives them together', async (name) => {
    const { source } = await openCounted(name)
    for (let row = 0; row < ROWS; row++) {
      expect(await source.read([place(row)])).toEqual([{ ...place(row), cells: expectedCells(row) }])
    }
  })

  it('of columns of any type and encoding gives every row by itself as it gives them together', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => row)
    const columnData = [
      { name: 'int', data: rows.map((row) => (row % 5 === 0 ? null : row - 250)), type: 'INT32' as const },
      { name: 'long', data: rows.map((row) => BigInt(row) * 10n ** 15n), type: 'INT64' as const },
      { name: 'double', data: rows.map((row) => row / 7), type: 'DOUBLE' as const },
      { name: 'float', data: rows.map((row) => (row % 3 === 0 ? null : row / 4)), type: 'FLOAT' as const },
      { name: 'bool', data: rows.map((row) => row % 3 === 0), type: 'BOOLEAN' as const },
      { name: 'when', data: rows.map((row) => new Date(row * 1e9)), type: 'TIMESTAMP' as const },
      { name: 'text', data: rows.map((row) => (row % 4 === 0 ? null : `é${row}`)), type: 'STRING' as const },
      { name: 'few', data: rows.map((row) => `é${row % 9}`), type: 'STRING' as const },
      { name: 'one', data: rows.map(() => 'x'), type: 'STRING' as const },
      { name: 'none', data: rows.map(() => null), type: 'STRING' as const },
      { name: 'json', data: rows.map((row) => ({ row })), type: 'JSON' as const },
      { name: 'delta', data: rows, type: 'INT32' as const, encoding: 'DELTA_BINARY_PACKED' as const },
    ]
    const bytes = parquetWriteBuffer({ columnData, pageSize: 700, rowGroupSize: 300 })
    const file = {
      byteLength: bytes.byteLength,
      slice: (start: number, end?: number) => bytes.slice(start, end),
    }
    const source = await parquetSource('a.parquet', () => Promise.resolve(file))
    const together = await scanned(source)
    expect(together[123]).toMatchObject({ cells: { int: -127, text: 'é123', few: 'é6', none: null } })
    for (const row of together) expect(await source.read([row])).toEqual([row])
  })

  it('that is damaged says so', async () => {
    const bytes = await readFile(path.join(FOLDER, 'paged.parquet'))
    bytes.fill(0xff, 200, 6000)
    await expect(SampleTable.open(await fileOf('a.parquet', bytes), OPTIONS)).rejects.toThrow(
      'a.parquet: The Parquet file cannot be read',
    )
  })

  it('with lists reads row groups whole', async () => {
    const { source } = await openCounted('nested.parquet')
    for (const row of [2500, 0, 1000, 999]) {
      const [read] = await source.read([place(row)])
      const cells = { ...expectedCells(row), humanActivity: expectedQuestions(row) }
      expect(read).toEqual({ ...place(row), cells })
    }
    expect(await scanned(source)).toHaveLength(ROWS)
  })

  it('is read in sequence by some stretches, not row by row', async () => {
    const { source, bytesRead } = await openCounted('paged.parquet')
    const whole = (await readFile(path.join(FOLDER, 'paged.parquet'))).length
    for (let row = 0; row < ROWS; row += 100) {
      const places = Array.from({ length: 100 }, (_, index) => place(row + index))
      const rows = await source.read(places)
      expect(rows.map(({ offset }) => offset)).toEqual(places.map(({ offset }) => offset))
    }
    expect(bytesRead()).toBeLessThan(2 * whole)
  })

  it('whose lists can only be read whole, and are too large for that, is refused with the way to write it', async () => {
    const file = await fileBuffer(path.join(FOLDER, 'nested.parquet'))
    const metadata = await parquetMetadataAsync(file)
    for (const group of metadata.row_groups) group.total_byte_size = 700_000_000n
    await expect(readableGroups('a.parquet', file, metadata)).rejects.toThrow(
      'a.parquet: The Parquet file has a row group of 1,000 rows in 700 MB, of which no part can be read by itself. ' +
        'Write smaller ones: df.to_parquet(FILE, row_group_size=50_000).',
    )
  })
})

describe('samples of a large Parquet table', () => {
  it('are those of a small one', async () => {
    const file = path.join(temporaryFolder(), 'samples.parquet')
    await copyFile(path.join(FOLDER, 'nested.parquet'), file)
    const open = (smallBytes?: number) =>
      SampleTable.open(file, {
        mapping: columnMapping({}),
        defaultSplit: 'test',
        problems: new ProblemLog(),
        ...(smallBytes !== undefined && { smallBytes }),
      })
    const [small, large] = [await open(), await open(0)]
    expect(large.description.indexing).toBeDefined()
    await large.indexed()
    expect(large.description).toEqual(small.description)
    expect(large.description.sampleCounts).toEqual({ train: 1500, val: 750, test: 750 })
    for await (const sample of small.samples({ split: 'val' })) {
      expect(await large.find(sample.id)).toEqual(sample)
    }
    expect((await large.find('patch-2'))?.truth).toEqual({
      agb: 2,
      humanActivity: [
        { question: 'q0?', answer: 'yes' },
        { question: 'q1?', answer: 'yes' },
      ],
    })
  })

  it('name what is missing by the columns there are', async () => {
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'name', data: ['a', 'b'] }] }))
    await expect(SampleTable.open(await fileOf('a.parquet', bytes), OPTIONS)).rejects.toThrow(
      'a.parquet: The table has no column "id". It has name',
    )
  })
})

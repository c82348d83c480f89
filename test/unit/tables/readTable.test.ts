import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../../src/core/tables/readTable'
import { columnOf, numbersOf, textsOf } from '../../../src/core/tables/table'
import { writeHdf5 } from './writeHdf5'

const PARQUET = fileURLToPath(new URL('../../fixtures/metrics/tables/answers.parquet', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reo-tables-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const target = path.join(folder, name)
  await writeFile(target, content)
  return target
}

describe('a CSV table', () => {
  it('has numbers where every cell is one or is missing', async () => {
    const csv = await file(
      'agb.csv',
      '\uFEFFid,agb,note\r\na,12.5,"x, ""y"""\r\nb,,\r\nc,NaN,z\r\nd,-1e2,\r\n',
    )
    const table = await readTable(csv, ['agb', 'note'])
    expect(table.rowCount).toBe(4)
    expect(numbersOf(table, 'agb')).toEqual(Float64Array.of(12.5, Number.NaN, Number.NaN, -100))
    expect(textsOf(table, 'note')).toEqual(['x, "y"', null, 'z', null])
  })

  it('has tabs where its name ends in .tsv', async () => {
    const table = await readTable(await file('agb.tsv', 'a\tb\n1\t2,5\n'), ['a', 'b'])
    expect(textsOf(table, 'a')).toEqual(['1'])
    expect(textsOf(table, 'b')).toEqual(['2,5'])
  })

  it('takes words for a missing number as answers where there is no number', async () => {
    const table = await readTable(await file('words.csv', 'answer,\nnone,\nNA,\n'), ['answer'])
    expect(textsOf(table, 'answer')).toEqual(['none', 'NA'])
  })

  it('names file and line of a cell that should be a number', async () => {
    const table = await readTable(await file('refused.csv', 'agb\n12\n\nI cannot tell\n'), ['agb'])
    expect(() => numbersOf(table, 'agb')).toThrow(
      /refused\.csv:4: "I cannot tell" in the column "agb" is not a number\. Leave a cell empty/,
    )
  })

  it('names the line of a row that is too short', async () => {
    const csv = await file('short.csv', 'a,b\n1,2\n3\n')
    await expect(readTable(csv, ['a'])).rejects.toThrow(/short\.csv:3: the row has 1 fields, the header 2/)
  })

  it('says which columns there are when one is not', async () => {
    const csv = await file('columns.csv', 'id,truth,predicted\na,1,2\n')
    await expect(readTable(csv, ['truth', 'agb'])).rejects.toThrow(
      `${csv}: There is no column "agb". There are id, truth, predicted.`,
    )
  })

  it('is not read without rows, nor when it is empty or binary', async () => {
    await expect(readTable(await file('header.csv', 'a,b\n'), ['a'])).rejects.toThrow('There are no rows')
    await expect(readTable(await file('empty.csv', ''), ['a'])).rejects.toThrow('The file is empty')
    await expect(readTable(await file('binary.csv', Uint8Array.of(1, 0, 2)), ['a'])).rejects.toThrow(
      'This is no table of text',
    )
  })
})

describe('a JSONL table', () => {
  it('has a missing value where a row lacks a field', async () => {
    const jsonl = await file('a.jsonl', '{"agb":1,"loss":true}\n\n{"agb":null}\n{"agb":"3.5","loss":"no"}')
    const table = await readTable(jsonl, ['agb', 'loss'])
    expect(numbersOf(table, 'agb')).toEqual(Float64Array.of(1, Number.NaN, 3.5))
    expect(textsOf(table, 'loss')).toEqual(['true', null, 'no'])
  })

  it('keeps a separator that JSON allows inside a text', async () => {
    const table = await readTable(await file('separator.jsonl', '{"answer":"a\u2028b"}\n'), ['answer'])
    expect(textsOf(table, 'answer')).toEqual(['a\u2028b'])
  })

  it('names the line that is torn or has parts where a value should be', async () => {
    await expect(readTable(await file('torn.jsonl', '{"a":1}\n{"a":'), ['a'])).rejects.toThrow(
      /torn\.jsonl:2: the row is not JSON/,
    )
    await expect(readTable(await file('parts.jsonl', '{"a":1}\n{"a":[1]}\n'), ['a'])).rejects.toThrow(
      /parts\.jsonl:2: The column "a" holds a list/,
    )
  })

  it('knows no column of the prototype', async () => {
    await expect(readTable(await file('b.jsonl', '{"a":1}\n'), ['toString'])).rejects.toThrow(
      'There is no column "toString"',
    )
  })
})

describe('a Parquet table', () => {
  it('has the values that pyarrow wrote, over several row groups', async () => {
    const table = await readTable(PARQUET, ['sample', 'agb', 'predicted', 'code', 'loss', 'region'])
    expect(textsOf(table, 'sample')).toEqual(['a', 'b', 'c'])
    expect(numbersOf(table, 'agb')).toEqual(Float64Array.of(1.5, Number.NaN, 3.25))
    expect(numbersOf(table, 'predicted')).toEqual(Float64Array.of(1.25, 2.5, -4))
    expect(textsOf(table, 'code')).toEqual(['112', '30', null])
    expect(textsOf(table, 'loss')).toEqual(['true', null, 'false'])
    expect(textsOf(table, 'region')).toEqual(['west', null, 'west'])
  })

  it('says which columns there are, and names the row of a value with parts', async () => {
    await expect(readTable(PARQUET, ['truth'])).rejects.toThrow(
      'There is no column "truth". There are sample, agb, predicted, code, loss, region, pixels.',
    )
    await expect(readTable(PARQUET, ['pixels'])).rejects.toThrow(
      /answers\.parquet, row 1: The column "pixels" holds a list/,
    )
  })

  it('is refused when it is truncated or something else', async () => {
    const truncated = await file('truncated.parquet', (await readFile(PARQUET)).subarray(0, 1000))
    await expect(readTable(truncated, ['agb'])).rejects.toThrow('The Parquet file cannot be read')
    await expect(readTable(await file('text.parquet', 'a,b\n'), ['a'])).rejects.toThrow(
      'The Parquet file cannot be read',
    )
  })
})

describe('an HDF5 table', () => {
  let hdf5: string
  beforeAll(async () => {
    hdf5 = path.join(folder, 'table.h5')
    await writeHdf5(hdf5, (root) => {
      root.create_dataset({ name: 'labels', data: Float32Array.of(1.5, 2.5, 3) })
      root.create_dataset({ name: 'codes', data: BigInt64Array.of(112n, 30n, 30n), shape: [3, 1] })
      root.create_dataset({ name: 'bands', data: new Uint16Array(12), shape: [3, 4] })
      root.create_dataset({ name: 'names', data: ['a', 'b', 'c'] })
      root.create_dataset({ name: 'few', data: Float32Array.of(1, 2) })
      const gedi = root.create_group('GEDI')
      gedi.create_dataset({ name: 'agbd', data: Float64Array.of(7, 8, 9) })
      gedi.create_hard_link('/', 'cycle')
      gedi.create_external_link(path.join(folder, 'other.h5'), 'labels', 'elsewhere')
    })
  })

  it('has arrays of N or N × 1 as columns, in the type that is stored', async () => {
    const table = await readTable(hdf5, ['labels', 'codes', 'GEDI/agbd'])
    expect(columnOf(table, 'labels').values).toEqual(Float32Array.of(1.5, 2.5, 3))
    expect(textsOf(table, 'codes')).toEqual(['112', '30', '30'])
    expect(numbersOf(table, 'GEDI/agbd')).toEqual(Float64Array.of(7, 8, 9))
  })

  it('says which arrays there are, in the group that was meant', async () => {
    await expect(readTable(hdf5, ['agbd'])).rejects.toThrow(
      'There is no column "agbd". There are bands, codes, few, labels, names.',
    )
    await expect(readTable(hdf5, ['GEDI/rh98'])).rejects.toThrow('There are GEDI/agbd.')
  })

  it('never leaves the file by a link', async () => {
    await copyFile(hdf5, path.join(folder, 'other.h5'))
    await expect(readTable(hdf5, ['GEDI/elsewhere'])).rejects.toThrow('There is no column "GEDI/elsewhere"')
  })

  it('refuses arrays that are no column', async () => {
    await expect(readTable(hdf5, ['bands'])).rejects.toThrow('"bands" has the shape 3 × 4')
    await expect(readTable(hdf5, ['names'])).rejects.toThrow('"names" holds values of type string')
    await expect(readTable(hdf5, ['labels', 'few'])).rejects.toThrow('"labels" has 3 values but "few" has 2')
  })

  it('is refused when it is truncated or something else, and others are still read', async () => {
    const truncated = await file('truncated.h5', (await readFile(hdf5)).subarray(0, 1500))
    await expect(readTable(truncated, ['labels'])).rejects.toThrow(
      /truncated\.h5: The HDF5 file cannot be read/,
    )
    await expect(readTable(await file('text.h5', 'a,b\n'), ['a'])).rejects.toThrow('file signature not found')
    expect((await readTable(hdf5, ['labels'])).rowCount).toBe(3)
  })
})

describe('a table of no known kind', () => {
  it('is refused with the endings that are known', async () => {
    await expect(readTable(await file('a.xlsx', 'x'), ['a'])).rejects.toThrow('Give one that ends in .csv')
    await expect(readTable(path.join(folder, 'missing.csv'), ['a'])).rejects.toThrow(
      'missing.csv: There is no such file. Check the path.',
    )
  })
})

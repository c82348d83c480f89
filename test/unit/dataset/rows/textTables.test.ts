import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { openRows } from '../../../../src/core/dataset/rows/openRows'
import type { TableRow } from '../../../../src/core/dataset/rows/tableRow'
import { Random } from '../../../../src/core/demo/random'
import { fileOf } from '../support/folders'

async function scanned(name: string, content: string | Buffer): Promise<readonly TableRow[]> {
  const source = await openRows(await fileOf(name, content))
  const rows: TableRow[] = []
  for await (const batch of source.scan()) rows.push(...batch.rows)
  return rows
}

/** Rows in short: `line: cells` or `line: problem`. */
async function lines(name: string, content: string | Buffer): Promise<readonly string[]> {
  const rows = await scanned(name, content)
  return rows.map((row) => `${row.line}: ${'cells' in row ? JSON.stringify(row.cells) : row.problem}`)
}

const A_B = ['1: {"id":"a"}', '2: {"id":"b"}']

describe('what a table is goes by its content', () => {
  it.each([
    ['samples.json', '{"id":"a"}\n{"id":"b"}\n', A_B],
    ['samples.txt', '\uFEFF{"id":"a"}\n{"id":"b"}', A_B],
    ['samples.jsonl', '[{"id":"a"},\n{"id":"b"}]', A_B],
    ['samples.json', ' \n[\n  {"id":"a"},\n  {"id":"b"}\n]\n', ['3: {"id":"a"}', '4: {"id":"b"}']],
    ['samples.dat', 'id\tagb\na\t1\n', ['2: {"id":"a","agb":"1"}']],
    ['samples.tsv', 'id,agb\na,1\n', ['2: {"id":"a","agb":"1"}']],
    ['samples.csv', '\uFEFFid;agb\na;1,5\n', ['2: {"id":"a","agb":"1,5"}']],
    ['samples.csv', 'id\n{a\n[b\n', ['2: {"id":"{a"}', '3: {"id":"[b"}']],
  ])('%s with %j', async (name, content, expected) => {
    expect(await lines(name, content)).toEqual(expected)
  })

  it.each([
    ['table.csv', Buffer.from([0x1f, 0x8b, 8, 0]), 'The table is compressed. Unpack it with gunzip.'],
    ['table.csv', Buffer.from('\uFEFFid\na', 'utf16le'), 'The table is text in UTF-16. Save it as UTF-8.'],
    ['table.csv', Buffer.from('id\0\na'), 'This is no table: it holds binary data.'],
    ['table.parquet', Buffer.from('id\na'), 'The Parquet file cannot be read: it is none'],
    ['table.csv', Buffer.from('x'.repeat(2 ** 20 + 1)), 'The header of the table does not end within 1 MiB'],
  ])('%s of other bytes is refused', async (name, content, message) => {
    await expect(scanned(name, content)).rejects.toThrow(message)
  })
})

describe('lines of JSON', () => {
  it('end in LF, CRLF or CR, mixed in one file', async () => {
    expect(await lines('a.jsonl', '{"id":"a"}\r\n{"id":"b"}\n\n{"id":"c"}\r{"id":"d"}\r\n')).toEqual([
      ...A_B,
      '4: {"id":"c"}',
      '4: {"id":"d"}',
    ])
  })

  it('are told apart where a CRLF lies across two parts of the file', async () => {
    for (const length of [-2, -1, 0, 1]) {
      const long = JSON.stringify({ id: 'a', text: 'x'.repeat(2 ** 17 - 20 + length) })
      const rows = await scanned('a.jsonl', `${long}\r\n{"id":"b"}\r\n`)
      expect(rows.map((row) => [row.line, 'cells' in row && row.cells['id']])).toEqual([
        [1, 'a'],
        [2, 'b'],
      ])
    }
  })

  it('that are broken, or half-written at the end, spoil only themselves', async () => {
    expect(await lines('a.jsonl', '{"id":"a"}\nno\n[1]\n{"id":"b"}\n{"id":"c","ag')).toEqual([
      '1: {"id":"a"}',
      expect.stringMatching(/^2: the row is not JSON \(.*\)$/),
      '3: the row is not a JSON object',
      '4: {"id":"b"}',
      expect.stringMatching(/^5: the row is not JSON \(.*\); the file ends here, as if half-written$/),
    ])
  })

  it('that are far too long are passed over', async () => {
    const long = `{"id":"${'x'.repeat(17 * 2 ** 20)}"}`
    expect(await lines('a.jsonl', `{"id":"a"}\n${long}\n{"id":"b"}\n`)).toEqual([
      '1: {"id":"a"}',
      '2: the row is longer than 16 MiB; it is left out',
      '3: {"id":"b"}',
    ])
  })
})

describe('an array of JSON', () => {
  it('may hold brackets, quotes and escapes in its strings', async () => {
    const elements = [{ id: 'a]}', text: '"\\"' }, { id: '\\', nested: [[{ a: ',' }], {}] }, { id: 'é"' }]
    const rows = await scanned('a.json', JSON.stringify(elements, undefined, 2))
    expect(rows.map((row) => 'cells' in row && row.cells)).toEqual(elements)
    expect(rows.map(({ line }) => line)).toEqual([2, 6, 17])
  })

  it('whose elements are no objects, or broken, goes on after them', async () => {
    expect(await lines('a.json', '[{"id":"a"}, 3, "x", {"id": nope}, {"id":"b"}]')).toEqual([
      '1: {"id":"a"}',
      '1: the row is not a JSON object',
      '1: the row is not a JSON object',
      expect.stringMatching(/^1: the row is not JSON/),
      '1: {"id":"b"}',
    ])
  })

  it('that is cut off keeps what is whole', async () => {
    expect(await lines('a.json', '[{"id":"a"},\n{"id":"b"},\n')).toEqual([
      ...A_B,
      '2: the array is not closed; the file ends too early',
    ])
    expect(await lines('a.json', '[{"id":"a"},\n{"id":"b"},\n{"id":"c')).toEqual([
      ...A_B,
      '2: the file ends within an element of the array; that element is left out',
    ])
  })

  it('may be empty', async () => {
    expect(await lines('a.json', '[]')).toEqual([])
  })
})

describe('delimited text', () => {
  it('names the line of a row with too few or too many fields, the half-written last one too', async () => {
    expect(await lines('a.csv', 'id,agb\na,"1\n2"\nb\nc,3,4\nd,"5')).toEqual([
      '2: {"id":"a","agb":"1\\n2"}',
      '4: the row has 1 fields, the header 2',
      '5: the row has 3 fields, the header 2',
      '6: {"id":"d","agb":"5"}',
    ])
    expect((await lines('a.csv', 'id,agb\na,1\nb')).at(-1)).toBe(
      '3: the row has 1 fields, the header 2; the file ends here, as if half-written',
    )
  })

  it('takes quotes within a field for letters', async () => {
    expect(await lines('a.tsv', 'id\tagb\n5" pipe\t\nb"\t"2"\n')).toEqual([
      '2: {"id":"5\\" pipe","agb":""}',
      '3: {"id":"b\\"","agb":"2"}',
    ])
  })

  it('of any kind is read as csv-parse reads it', async () => {
    const random = new Random('delimited text')
    const pick = <Value>(values: readonly Value[]) => values[random.integer(0, values.length - 1)]
    const cell = () =>
      Array.from({ length: random.integer(0, 4) }, () =>
        pick(['a', 'é', ' ', '7', ',', '"', '\n', '\r\n']),
      ).join('')
    const field = (text: string) =>
      /[",\r\n]/.test(text) || random.chance(0.3) ? `"${text.replaceAll('"', '""')}"` : text
    for (let round = 0; round < 200; round++) {
      const records = Array.from({ length: 6 }, () => ['x', cell(), cell()].map(field).join(','))
      const text = ['id,one,two', ...records].map((record) => record + pick(['\n', '\r\n'])).join('')
      const rows = await scanned('a.csv', text)
      const expected = parse(text, { columns: true, record_delimiter: ['\n', '\r\n'] })
      expect(rows.map((row) => 'cells' in row && row.cells)).toEqual(expected)
    }
  })
})

it('rows are read again from their places, one by one or together', async () => {
  const tables = {
    'a.jsonl': '\uFEFF{"id":"é1"}\r\n\n{"id":"2"}\n{"id":"3","text":"x"}',
    'a.json': '[\n{"id":"é1"} ,\n\n{"id":"2"},{"id":"3"}]',
    'a.csv': 'id,text\r\né1,"x\n,"\n\n2,\n3,y',
  }
  for (const [name, content] of Object.entries(tables)) {
    const source = await openRows(await fileOf(name, content))
    const rows: TableRow[] = []
    for await (const batch of source.scan()) rows.push(...batch.rows)
    expect(rows).toHaveLength(3)
    expect(await source.read(rows)).toEqual(rows)
    for (const row of rows) expect(await source.read([row])).toEqual([row])
  }
})

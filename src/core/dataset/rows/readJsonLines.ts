import { createReadStream } from 'node:fs'
import { messageOf } from '../../errors'
import type { TableRow } from './tableRow'

/** A line longer than this is not a sample. */
const MAXIMUM_LINE_BYTES = 16 * 2 ** 20
const NEWLINE = 10

/** Rows of a JSONL file, streamed by the part; blank lines are passed over, and a broken line spoils only itself. */
export async function* readJsonLines(path: string): AsyncIterable<readonly TableRow[]> {
  let rest: Buffer = Buffer.alloc(0)
  let line = 0
  for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) {
    const bytes = Buffer.concat([rest, part as Buffer])
    const rows: TableRow[] = []
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      push(rows, bytes.toString('utf8', start, end), ++line)
      start = end + 1
    }
    rest = bytes.subarray(start)
    yield rows
    if (rest.length > MAXIMUM_LINE_BYTES) {
      yield [{ line: line + 1, problem: 'the line is longer than 16 MiB; the rest of the file is not read' }]
      return
    }
  }
  const last: TableRow[] = []
  push(last, rest.toString('utf8'), line + 1)
  yield last
}

function push(rows: TableRow[], text: string, line: number): void {
  const json = (line === 1 ? text.replace(/^\uFEFF/, '') : text).trim()
  if (json !== '') rows.push(parsed(json, line))
}

function parsed(json: string, line: number): TableRow {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, cells: { ...value } }
    return { line, problem: 'the line is not a JSON object' }
  } catch (error) {
    return { line, problem: `the line is not JSON (${messageOf(error)})` }
  }
}

import { open } from 'node:fs/promises'
import { reasonOf, ReoError } from '../../errors'
import { openParquet } from './parquet/parquetSource'
import type { RowSource } from './tableRow'
import { delimited } from './text/delimited'
import { jsonArray } from './text/jsonArray'
import { jsonLines } from './text/jsonLines'
import type { TextFormat } from './text/textFormat'
import { TextSource } from './text/textSource'

/** Bytes by which a format is known; a header has to end within them. */
const HEAD_BYTES = 2 ** 20

/** One fault in an array can hide all that follows it, so beyond this size it has to be lines. */
const MAXIMUM_ARRAY_BYTES = 4 * 2 ** 30

const PARQUET_SIGNATURE = 'PAR1'

/**
 * Opens a file that is a table: JSONL, a JSON array, CSV, TSV or Parquet. Its content tells which, whatever its name.
 * @throws ReoError when it cannot be read, or is none of these
 */
export async function openRows(path: string): Promise<RowSource> {
  const { head, size } = await readHead(path)
  if (head.toString('latin1', 0, 4) === PARQUET_SIGNATURE) return openParquet(path)
  refuseForeign(path, head)
  return new TextSource(path, size, textFormatOf(path, head, size))
}

async function readHead(path: string): Promise<{ readonly head: Buffer; readonly size: number }> {
  try {
    const handle = await open(path)
    try {
      const { size } = await handle.stat()
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
      return { head: buffer.subarray(0, bytesRead), size }
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new ReoError(`The table cannot be read (${reasonOf(error)})`, {
      where: path,
      mend: 'Check the path.',
      cause: error,
    })
  }
}

function textFormatOf(path: string, head: Buffer, size: number): TextFormat {
  const isNamedDelimited = /\.(csv|tsv)$/i.test(path)
  const [first] = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (first === '[' && !isNamedDelimited) return arrayFormat(path, head, size)
  if (/\.(jsonl|ndjson)$/i.test(path) || (first === '{' && !isNamedDelimited)) return jsonLines(head)
  const format = delimited(head, size <= head.length)
  if (format !== undefined) return format
  throw new ReoError('The header of the table does not end within 1 MiB', {
    where: path,
    mend: 'Give a CSV, TSV, JSONL or Parquet file.',
  })
}

function arrayFormat(path: string, head: Buffer, size: number): TextFormat {
  if (size <= MAXIMUM_ARRAY_BYTES) return jsonArray(head)
  throw new ReoError(
    `The JSON array has ${(size / 1e9).toFixed(1)} GB; arrays are read up to ${(MAXIMUM_ARRAY_BYTES / 1e9).toFixed(1)} GB`,
    { where: path, mend: `Write an object a line: jq -c '.[]' FILE > FILE.jsonl, for example.` },
  )
}

/** Refuses what is no text in UTF-8. */
function refuseForeign(path: string, head: Buffer): void {
  const [first, second] = head
  if (first === 0x1f && second === 0x8b) {
    throw new ReoError('The table is compressed', { where: path, mend: 'Unpack it with gunzip.' })
  }
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new ReoError('The table is text in UTF-16', { where: path, mend: 'Save it as UTF-8.' })
  }
  if (/\.parquet$/i.test(path)) {
    throw new ReoError('The Parquet file cannot be read: it is none, whatever its name says', {
      where: path,
      mend: 'Copy or write the file again.',
    })
  }
  if (!head.includes(0)) return
  throw new ReoError('This is no table: it holds binary data', {
    where: path,
    mend: 'Give a CSV, TSV, JSON, JSONL or Parquet file.',
  })
}

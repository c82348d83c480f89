import { open } from 'node:fs/promises'
import { readRows } from '../dataset/rows/readRows'
import type { TableRow } from '../dataset/rows/tableRow'
import { reasonOf, ReoError } from '../errors'
import { isWorkbook, workbookRows } from './workbook/workbookRows'
import { bytesAt } from './zip/bytesAt'

const HEAD_BYTES = 65_536

/** Rows of a log that is a table, in batches: JSONL, a JSON array, CSV, TSV, Parquet or an Excel workbook. */
export async function* logRows(path: string): AsyncIterable<readonly TableRow[]> {
  if (isWorkbook(await headText(path))) yield await workbookRows(path)
  else yield* readRows(path)
}

/** The first bytes of a log as text. @throws ReoError when it cannot be read */
export async function headText(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      return (await bytesAt(file, 0, HEAD_BYTES)).toString()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw new ReoError(`The log cannot be read (${reasonOf(error)})`, {
      where: path,
      mend: 'Check the path.',
      cause: error,
    })
  }
}

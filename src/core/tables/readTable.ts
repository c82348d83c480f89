import { open } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, reasonOf, ReoError } from '../errors'
import { readHdf5Columns } from './readHdf5Columns'
import { readParquetColumns } from './readParquetColumns'
import { readRowColumns } from './readRowColumns'
import type { Table } from './table'

type Format = 'text' | 'parquet' | 'hdf5'

const FORMATS: Readonly<Record<string, Format>> = {
  '.csv': 'text',
  '.tsv': 'text',
  '.jsonl': 'text',
  '.ndjson': 'text',
  '.parquet': 'parquet',
  '.h5': 'hdf5',
  '.hdf5': 'hdf5',
}

/**
 * Reads columns of a table in a CSV, TSV, JSONL, Parquet or HDF5 file; its format goes by its extension.
 * @throws ReoError when the file is missing, foreign or damaged, has no rows, or lacks a column; it then names those
 *   there are
 */
export async function readTable(file: string, columns: readonly string[]): Promise<Table> {
  const extension = path.extname(file).toLowerCase()
  if (!Object.hasOwn(FORMATS, extension)) {
    throw new ReoError('Tables are not read from such a file', {
      where: file,
      mend: `Give one that ends in ${Object.keys(FORMATS).join(', ')}.`,
    })
  }
  const format = FORMATS[extension]
  const head = await readHead(file)
  const wanted = [...new Set(columns)]
  switch (format) {
    case 'text':
      refuseBinary(file, head)
      return readRowColumns(file, wanted)
    case 'parquet':
      return readParquetColumns(file, wanted)
    case 'hdf5':
      return readHdf5Columns(file, wanted)
  }
}

const HEAD_BYTES = 4096

async function readHead(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES))
      if (bytesRead === 0)
        throw new ReoError('The file is empty', { where: file, mend: 'Give a table with rows.' })
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof ReoError) throw error
    const isMissing = codeOf(error) === 'ENOENT'
    throw new ReoError(
      isMissing ? 'There is no such file' : `The table cannot be read (${reasonOf(error)})`,
      {
        where: file,
        mend: 'Check the path.',
        cause: error,
      },
    )
  }
}

function refuseBinary(file: string, head: Uint8Array): void {
  if (!head.includes(0)) return
  throw new ReoError('This is no table of text: it holds binary data', {
    where: file,
    mend: 'Give it the ending of its format, such as .h5 or .parquet.',
  })
}

import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { ReoError } from '../../errors'

/** Tables that are there, and the folder that holds them. */
export interface FoundTables {
  readonly folder: string
  /** Absolute path of the table to import; undefined where a folder holds none. */
  readonly table?: string
  /** Names of tables beside it. */
  readonly others: readonly string[]
}

/**
 * The table at a path: the file itself, or the largest that a folder holds.
 * @throws ReoError when there is nothing, or the file is no table
 */
export async function findTable(location: string): Promise<FoundTables> {
  const status = await stat(location).catch(() => undefined)
  if (status === undefined)
    throw new ReoError('There is nothing', { where: location, mend: 'Check the path.' })
  const folder = status.isDirectory() ? location : path.dirname(location)
  const tables = await tablesIn(folder)
  if (!status.isDirectory()) {
    if (!(await isTable(location))) {
      throw new ReoError('This is no table', {
        where: location,
        mend: 'Give a JSON, JSONL, CSV, TSV or Parquet file, or a folder.',
      })
    }
    return { folder, table: location, others: tables.filter((name) => path.join(folder, name) !== location) }
  }
  const [largest, ...others] = tables
  return largest === undefined
    ? { folder, others: [] }
    : { folder, table: path.join(folder, largest), others }
}

/** Names of the tables in a folder, the largest first. */
async function tablesIn(folder: string): Promise<readonly string[]> {
  const found: { readonly name: string; readonly size: number }[] = []
  for (const name of (await readdir(folder)).sort()) {
    const file = path.join(folder, name)
    if (await isTable(file)) found.push({ name, size: (await stat(file)).size })
  }
  return found.sort((a, b) => b.size - a.size).map(({ name }) => name)
}

/** Whether a file is a table by its name; JSON has to start as an array, as descriptions do not. */
export async function isTable(file: string): Promise<boolean> {
  if (/\.(jsonl|ndjson|csv|tsv|parquet)$/i.test(file)) return true
  return /\.json$/i.test(file) && (await startOf(file)) === '['
}

/** Bytes in which the first sign of a text has to stand. */
const HEAD_BYTES = 4096

/** The first character of a text that is no blank. */
async function startOf(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer
      .toString('utf8', 0, bytesRead)
      .replace(/^\uFEFF/, '')
      .trimStart()
      .charAt(0)
  } finally {
    await handle.close()
  }
}

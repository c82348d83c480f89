import { ReoError } from '../../errors'
import { LruCache } from '../lruCache'
import type { Hdf5File } from './hdf5File'
import type { Hdf5Values } from './hdf5Type'

/** Bytes of decoded blocks that are kept. */
const MAXIMUM_KEPT_BYTES = 256 * 2 ** 20

/** Smaller chunks are read several at a time. */
const MINIMUM_BLOCK_ROWS = 32

/** Rows of an array that lie together. */
export interface RowBlock {
  readonly firstRow: number
  /** Values of one row. */
  readonly rowLength: number
  readonly values: Hdf5Values
}

/**
 * Arrays by whole chunks of rows, the last used kept: patch by patch out of large compressed chunks would decompress
 * each chunk once per patch. Who reads on finds the next block on its way: it is read while this one is used.
 */
export class RowBlocks {
  readonly #kept = new LruCache<RowBlock>(MAXIMUM_KEPT_BYTES, ({ values }) => values.byteLength)
  readonly #coming = new Map<string, Promise<RowBlock>>()

  /**
   * The block that holds a row of an array.
   * @param chunkRows rows of one of the array's chunks
   * @throws ReoError when it cannot be read
   */
  async blockOf(file: Hdf5File, name: string, chunkRows: number, row: number): Promise<RowBlock> {
    const rows = Math.ceil(MINIMUM_BLOCK_ROWS / chunkRows) * chunkRows
    const firstRow = Math.floor(row / rows) * rows
    const known = this.#kept.get(keyOf(file, name, firstRow))
    if (known !== undefined) return known
    const coming = this.#blockFrom(file, name, firstRow, rows)
    if (this.#kept.get(keyOf(file, name, firstRow - rows)) !== undefined) {
      // Whether it can be read shows when it is wanted.
      this.#blockFrom(file, name, firstRow + rows, rows).catch(() => undefined)
    }
    return coming
  }

  #blockFrom(file: Hdf5File, name: string, firstRow: number, rows: number): Promise<RowBlock> {
    const key = keyOf(file, name, firstRow)
    const known = this.#coming.get(key)
    if (known !== undefined) return known
    const coming = readBlock(file, name, firstRow, rows)
      .then((block) => {
        this.#kept.set(key, block)
        return block
      })
      .finally(() => this.#coming.delete(key))
    this.#coming.set(key, coming)
    return coming
  }
}

function keyOf({ path }: Hdf5File, name: string, firstRow: number): string {
  return `${path}\n${name}\n${firstRow}`
}

/** @throws ReoError when there are no such rows, or they cannot be read */
async function readBlock(file: Hdf5File, name: string, firstRow: number, rows: number): Promise<RowBlock> {
  const [total = 0, ...rest] = (await file.describe(name))?.shape ?? []
  if (firstRow >= total)
    throw new ReoError(`"${name}" has no row ${firstRow}`, {
      where: file.path,
      mend: 'Copy or write the file again: its arrays are not of one length.',
    })
  const values = await file.read(name, [[firstRow, Math.min(firstRow + rows, total)]])
  return { firstRow, rowLength: rest.reduce((product, count) => product * count, 1), values }
}

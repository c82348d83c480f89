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
 * each chunk once per patch.
 */
export class RowBlocks {
  readonly #kept = new LruCache<RowBlock>(MAXIMUM_KEPT_BYTES, ({ values }) => values.byteLength)

  /**
   * The block that holds a row of an array.
   * @param chunkRows rows of one of the array's chunks
   * @throws ReoError when it cannot be read
   */
  async blockOf(file: Hdf5File, name: string, chunkRows: number, row: number): Promise<RowBlock> {
    const rows = Math.ceil(MINIMUM_BLOCK_ROWS / chunkRows) * chunkRows
    const firstRow = Math.floor(row / rows) * rows
    const key = JSON.stringify([file.path, name, firstRow])
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const block = await readBlock(file, name, firstRow, rows)
    this.#kept.set(key, block)
    return block
  }
}

async function readBlock(file: Hdf5File, name: string, firstRow: number, rows: number): Promise<RowBlock> {
  const description = await file.describe(name)
  if (description === undefined) throw new ReoError(`There is no array "${name}"`, { where: file.path })
  const [total, ...rest] = description.shape
  const values = await file.read(name, [[firstRow, Math.min(firstRow + rows, total)]])
  return { firstRow, rowLength: rest.reduce((product, count) => product * count, 1), values }
}

import { ReoError } from '../../../errors'
import type { Hdf5File } from '../../hdf5/hdf5File'
import type { Split } from '../../sample'
import { COLUMN_NAMES } from './agbdSample'
import { PATCH_ARRAYS, type PatchArray } from './schema'

/** Rows of AGBD's arrays: a whole AGBD-Lite file, or one tile's group of AGBD. */
export interface AgbdPart {
  readonly file: Hdf5File
  /** Path of the group that holds the arrays with a slash at the end; empty for the file's own root. */
  readonly group: string
  /** What the ids of its samples start with: `test` in `test-000123`. */
  readonly idPrefix: string
  readonly split: Split
  readonly rows: number
}

/** What a part turned out to hold. */
export interface PartContents {
  readonly patchSize: readonly [width: number, height: number]
  readonly arrays: readonly FoundArray[]
  /** Names of the columns that are there, as in COLUMN_NAMES. */
  readonly columns: readonly string[]
}

/** An array of patches that is there, with the bands that it turned out to have. */
export interface FoundArray extends PatchArray {
  readonly channels: number
  readonly chunkRows: number
}

const COMPARE = "Compare it with AGBD-Lite's schema."

/**
 * Looks at a part's arrays by their known names.
 * @throws ReoError when one is of another shape than the others, or of a kind that is not read
 */
export async function contentsOf(part: AgbdPart): Promise<PartContents> {
  const shape = (await part.file.describe(`${part.group}S2_bands`))?.shape
  if (shape?.length !== 4)
    throw partError(part, '"S2_bands" is no array of rows × height × width × bands', COMPARE)
  const arrays: FoundArray[] = []
  for (const array of PATCH_ARRAYS) {
    const found = await findArray(part, array, shape)
    if (found !== undefined) arrays.push(found)
  }
  const [rows, height, width] = shape
  return { patchSize: [width, height], arrays, columns: await findColumns(part, rows) }
}

/** @param shape of S2_bands, which all others have to share but for the channels */
async function findArray(
  part: AgbdPart,
  array: PatchArray,
  shape: readonly number[],
): Promise<FoundArray | undefined> {
  const path = part.group + array.array
  const description = await part.file.describe(path)
  if (description === undefined) return undefined
  if (description.unreadable !== undefined) {
    throw partError(
      part,
      `"${array.array}" ${description.unreadable}`,
      'Write it with gzip or without compression.',
    )
  }
  const own = description.shape
  if (own.length !== 4 || own.slice(0, 3).some((count, axis) => count !== shape[axis])) {
    const expected = shape.slice(0, 3).join(' × ')
    throw partError(part, `"${array.array}" has shape ${own.join(' × ')}, not ${expected} × bands`, COMPARE)
  }
  const named = array.moreChannels ? undefined : await namedBands(part, path)
  const bands = named ?? array.bands
  const channels = own[3]
  if (array.moreChannels ? channels < bands.length : channels !== bands.length) {
    throw partError(part, `"${array.array}" has ${channels} bands, its order names ${bands.length}`, COMPARE)
  }
  return { ...array, bands, channels, chunkRows: description.chunks?.[0] ?? 1 }
}

/** Band names of an array's `order` attribute: a list, or one text with commas. */
async function namedBands(part: AgbdPart, path: string): Promise<readonly string[] | undefined> {
  const order = await part.file.attribute(path, 'order')
  if (typeof order === 'string') return order.split(',').map((band) => band.trim())
  return Array.isArray(order) && order.every((band) => typeof band === 'string') ? order : undefined
}

/** @throws ReoError when a column has another number of rows */
async function findColumns(part: AgbdPart, rows: number): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of COLUMN_NAMES) {
    const description = await part.file.describe(part.group + name)
    if (description === undefined || description.unreadable !== undefined) continue
    if (description.shape.length !== 1 || description.shape[0] !== rows) {
      throw partError(part, `"${name}" has shape ${description.shape.join(' × ')}, not ${rows}`, COMPARE)
    }
    found.push(name)
  }
  return found
}

function partError({ file, group }: AgbdPart, what: string, mend: string): ReoError {
  return new ReoError(what, { where: group === '' ? file.path : `${file.path} ${group.slice(0, -1)}`, mend })
}

import { createHash } from 'node:crypto'
import { messageOf } from '../../errors'
import { type ArrayDescription, Hdf5File } from '../hdf5/hdf5File'
import { type Statistics, StatisticsOfParts } from './statistics'

/** A file may hold more, or lead in a circle: the walk ends there. */
const MAXIMUM_OBJECTS = 1000
const MAXIMUM_DEPTH = 12

/** Values that are read at a time. */
const PART_VALUES = 4_000_000

export interface ArraySummary extends Partial<Statistics> {
  readonly name: string
  readonly dtype: string
  readonly shape: readonly number[]
  /** Why there are no statistics. */
  readonly problem?: string
  /** SHA-256 of the values, little-endian; when asked for. */
  readonly sha256?: string
}

/** What one HDF5 file holds. */
export interface Hdf5Summary {
  readonly kind: 'hdf5'
  readonly path: string
  /** Its arrays of numbers and others, by their path. */
  readonly bands: readonly ArraySummary[]
  /** False when the file holds more than is listed. */
  readonly complete: boolean
}

/** Looks at the arrays of an HDF5 file. @throws ReoError when it cannot be opened */
export async function inspectHdf5(path: string, options: { checksum: boolean }): Promise<Hdf5Summary> {
  const file = await Hdf5File.open(path)
  try {
    const { names, complete } = await arraysIn(file)
    const bands: ArraySummary[] = []
    for (const name of names) bands.push(await arraySummary(file, name, options.checksum))
    return { kind: 'hdf5', path, bands, complete }
  } finally {
    await file.close()
  }
}

/** Paths of the arrays, level by level. */
async function arraysIn(file: Hdf5File): Promise<{ names: readonly string[]; complete: boolean }> {
  const names: string[] = []
  let level = [...(await file.names())]
  let seen = level.length
  for (let depth = 1; level.length > 0; depth++) {
    const next: string[] = []
    for (const name of level) {
      const kind = await file.kindOf(name)
      if (kind === 'array') names.push(name)
      if (kind === 'group') next.push(...(await file.names(`/${name}`)).map((inner) => `${name}/${inner}`))
    }
    seen += next.length
    if (seen > MAXIMUM_OBJECTS || (depth >= MAXIMUM_DEPTH && next.length > 0))
      return { names, complete: false }
    level = next
  }
  return { names, complete: true }
}

async function arraySummary(file: Hdf5File, name: string, checksum: boolean): Promise<ArraySummary> {
  try {
    const description = await file.describe(name)
    if (description === undefined) return { name, dtype: 'unknown', shape: [], problem: 'it has gone' }
    const { typeName: dtype, shape, unreadable } = description
    if (unreadable !== undefined) return { name, dtype, shape, problem: `it ${unreadable}` }
    return { name, dtype, shape, ...(await valuesSummary(file, name, description, checksum)) }
  } catch (error) {
    return { name, dtype: 'unknown', shape: [], problem: messageOf(error) }
  }
}

async function valuesSummary(
  file: Hdf5File,
  name: string,
  { shape, chunks }: ArrayDescription,
  checksum: boolean,
): Promise<Statistics & { sha256?: string }> {
  const statistics = new StatisticsOfParts()
  const hash = createHash('sha256')
  const [rows, ...rest] = shape
  const rowValues = rest.reduce((product, count) => product * count, 1)
  const chunkRows = chunks?.[0] ?? 1
  const step = Math.max(1, Math.floor(PART_VALUES / Math.max(1, rowValues) / chunkRows)) * chunkRows
  for (let row = 0; row < rows; row += step) {
    const values = await file.read(name, [[row, Math.min(row + step, rows)]])
    statistics.add(values)
    if (checksum) hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
  }
  return { ...statistics.result(), ...(checksum ? { sha256: hash.digest('hex') } : {}) }
}

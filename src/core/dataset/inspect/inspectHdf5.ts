import { createHash } from 'node:crypto'
import { messageOf } from '../../errors'
import { Hdf5File } from '../hdf5/hdf5File'
import type { ArrayDescription } from '../hdf5/hdf5Methods'
import { type Statistics, StatisticsOfParts } from './statistics'

/** A file may hold more: the walk ends there. */
const MAXIMUM_OBJECTS = 1000
const MAXIMUM_DEPTH = 100

/** An array of more values gets no statistics: reading it all would take minutes, or for ever where it only claims them. */
const MAXIMUM_VALUES = 2 ** 28

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

/** Paths of the arrays, level by level; a group that is met again, by another name or in a circle, is not entered twice. */
async function arraysIn(file: Hdf5File): Promise<{ names: readonly string[]; complete: boolean }> {
  const names: string[] = []
  const entered = new Set<number>()
  let level = [...(await file.names())]
  let seen = level.length
  for (let depth = 1; level.length > 0; depth++) {
    const next: string[] = []
    for (const name of level) {
      const found = await file.find(name)
      if (found?.kind === 'array') names.push(name)
      if (found?.kind !== 'group' || entered.has(found.address)) continue
      entered.add(found.address)
      next.push(...(await file.names(name)).map((inner) => `${name}/${inner}`))
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
    const count = shape.reduce((product, length) => product * length, 1)
    if (count > MAXIMUM_VALUES) {
      return { name, dtype, shape, problem: `it has ${count.toPrecision(3)} values, too many to go through` }
    }
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

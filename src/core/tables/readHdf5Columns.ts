import { Hdf5File } from '../dataset/hdf5/hdf5File'
import type { Hdf5Values } from '../dataset/hdf5/hdf5Type'
import { ReoError } from '../errors'
import { missingColumns } from './missingColumns'
import type { Column, NumericArray, Table } from './table'

/**
 * Columns of an HDF5 file: arrays of numbers, N or N × 1, by their path such as `labels` or `GEDI/agbd`.
 * @throws ReoError when the file is foreign or damaged, or an array is no such column
 */
export async function readHdf5Columns(path: string, columns: readonly string[]): Promise<Table> {
  const file = await Hdf5File.open(path)
  try {
    const read = new Map<string, Column>()
    for (const name of columns) read.set(name, await readColumn(file, name))
    return { path, rowCount: commonLength(path, read), columns: read }
  } finally {
    await file.close()
  }
}

async function readColumn(file: Hdf5File, name: string): Promise<Column> {
  const array = name.replace(/^\/+/, '')
  const description = await file.describe(array)
  if (description === undefined) throw missingColumns(file.path, [name], await arraysBeside(file, array))
  const { shape, unreadable } = description
  if (unreadable !== undefined) {
    throw new ReoError(`"${name}" ${unreadable}`, {
      where: file.path,
      mend: 'Give numbers (codes for classes), or a CSV, JSONL or Parquet file.',
    })
  }
  if (shape.length !== 1 && !(shape.length === 2 && shape[1] === 1)) {
    throw new ReoError(`"${name}" has the shape ${shape.join(' × ') || '()'}`, {
      where: file.path,
      mend: 'A column has one value for every row: N or N × 1.',
    })
  }
  return { kind: 'numbers', values: plainNumbers(await file.read(array)) }
}

/** Arrays in the deepest group of a path that there is. */
async function arraysBeside(file: Hdf5File, path: string): Promise<readonly string[]> {
  const group = path.split('/').slice(0, -1).join('/')
  if (group !== '' && (await file.kindOf(group)) !== 'group') return arraysBeside(file, group)
  const arrays: string[] = []
  for (const name of await file.names(`/${group}`)) {
    const inner = group === '' ? name : `${group}/${name}`
    if ((await file.kindOf(inner)) === 'array') arrays.push(inner)
  }
  return arrays
}

function plainNumbers(values: Hdf5Values): NumericArray {
  if (!(values instanceof BigInt64Array || values instanceof BigUint64Array)) return values
  const plain = new Float64Array(values.length)
  for (let index = 0; index < values.length; index++) plain[index] = Number(values[index])
  return plain
}

function commonLength(path: string, columns: ReadonlyMap<string, Column>): number {
  const lengths = [...columns].map(([name, { values }]) => ({ name, length: values.length }))
  const first = lengths[0]
  const other = lengths.find(({ length }) => length !== first.length)
  if (other === undefined) return first?.length ?? 0
  throw new ReoError(`"${first.name}" has ${first.length} values but "${other.name}" has ${other.length}`, {
    where: path,
    mend: 'Give columns of the same rows.',
  })
}

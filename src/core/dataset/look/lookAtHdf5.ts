import { ReoError } from '../../errors'
import type { Hdf5File } from '../hdf5/hdf5File'
import type { ArrayDescription, AttributeValue, Range } from '../hdf5/hdf5Methods'
import { type Statistics, StatisticsOfParts } from '../inspect/statistics'
import { arrayImage } from './arrayImage'
import type { ViewedImage } from './viewedImage'

/** Members of one group that are listed. */
const MAXIMUM_MEMBERS = 2000
/** Values of an array that are shown, and that its statistics are made of. */
const VALUES_SHOWN = 24
const VALUES_COUNTED = 4_000_000
/** Groups that are looked into for AGBD's patches. */
const GROUPS_TRIED = 3

export interface GroupMember {
  readonly name: string
  readonly kind: 'group' | 'array' | 'type' | 'link'
  /** Such as `2048 × 25 × 25 × 12 uint16`; of arrays. */
  readonly summary?: string
}

export interface GroupView {
  readonly members: readonly GroupMember[]
  /** How many there are, listed or not. */
  readonly total: number
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface ArrayView {
  readonly description: ArrayDescription
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly firstValues: readonly string[]
  readonly statistics?: Statistics
  /** How many values the statistics are made of, from the first on. */
  readonly counted: number
}

/** One level of an HDF5 file. @throws ReoError when there is no such group */
export async function lookAtGroup(file: Hdf5File, group: string): Promise<GroupView> {
  const names = await file.names(group)
  const members: GroupMember[] = []
  for (const name of names.slice(0, MAXIMUM_MEMBERS)) {
    members.push(await memberOf(file, name, group === '' ? name : `${group}/${name}`))
  }
  return { members, total: names.length, attributes: await file.attributes(`/${group}`) }
}

async function memberOf(file: Hdf5File, name: string, path: string): Promise<GroupMember> {
  try {
    const kind = (await file.find(path))?.kind ?? 'link'
    const description = kind === 'array' ? await file.describe(path) : undefined
    if (description === undefined) return { name, kind }
    const shape = description.shape.join(' × ')
    return { name, kind, summary: [shape, description.typeName].filter(Boolean).join(' ') }
  } catch {
    return { name, kind: 'array', summary: 'damaged' }
  }
}

/** An array's description, attributes, first values and statistics. @throws ReoError when there is none of the name */
export async function lookAtArray(file: Hdf5File, name: string): Promise<ArrayView> {
  const description = await describe(file, name)
  const attributes = await file.attributes(name)
  const firstValues = await file.words(name, VALUES_SHOWN)
  if (description.unreadable !== undefined || description.shape.includes(0)) {
    return { description, attributes, firstValues, counted: 0 }
  }
  const values = await file.read(name, firstRanges(description.shape))
  const statistics = new StatisticsOfParts()
  statistics.add(values)
  return { description, attributes, firstValues, statistics: statistics.result(), counted: values.length }
}

/** An array as images; undefined where it is none. @throws ReoError when there is none of the name */
export async function imageInArray(file: Hdf5File, name: string): Promise<ViewedImage | undefined> {
  const order = await file.attribute(name, 'order')
  const names = typeof order === 'string' ? order.split(',').map((band) => band.trim()) : order
  const bands = Array.isArray(names) ? names.map(String) : []
  return arrayImage(file, name, await describe(file, name), bands)
}

/** Whether a file looks like AGBD or AGBD-Lite: it has patches at its root, or in one of its first groups. */
export async function hasPatches(file: Hdf5File): Promise<boolean> {
  const groups = (await file.names()).slice(0, GROUPS_TRIED).map((name) => `${name}/`)
  for (const group of ['', ...groups]) if ((await file.kindOf(`${group}S2_bands`)) === 'array') return true
  return false
}

async function describe(file: Hdf5File, name: string): Promise<ArrayDescription> {
  const description = await file.describe(name)
  if (description !== undefined) return description
  throw new ReoError(`There is no array "${name}"`, {
    where: file.path,
    mend: 'Check how the file was written.',
  })
}

/** The first rows of an array, so that not too many values are read. */
function firstRanges(shape: readonly number[]): readonly Range[] {
  let left = VALUES_COUNTED
  const lengths = [...shape].reverse().map((length) => {
    const count = Math.max(1, Math.min(length, left))
    left = Math.floor(left / count)
    return count
  })
  return lengths.reverse().map((count): Range => [0, count])
}

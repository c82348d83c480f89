import type { Columns } from '../description/schema'

/** What a sample is made of, and the column it is read from where a description does not say otherwise. */
const FIELDS = [
  'id',
  'split',
  'latitude',
  'longitude',
  'humanActivity',
  'landCover',
  'patchCount',
  'agb',
] as const

export type Field = (typeof FIELDS)[number]

/** Where a sample's fields stand in a table. */
export interface ColumnMapping {
  readonly columns: Readonly<Record<Field, string>>
  /** Columns that the description names, which must be there; so must the id's. */
  readonly required: readonly string[]
}

/** A field that a description does not map is read from the column of its own name, where there is one. */
export function columnMapping(named: Columns): ColumnMapping {
  const columns: Record<Field, string> = {
    id: named.id ?? 'id',
    split: named.split ?? 'split',
    latitude: named.latitude ?? 'latitude',
    longitude: named.longitude ?? 'longitude',
    humanActivity: named.humanActivity ?? 'humanActivity',
    landCover: named.landCover ?? 'landCover',
    patchCount: named.patchCount ?? 'patchCount',
    agb: named.agb ?? 'agb',
  }
  const mapped = FIELDS.filter((field) => named[field] !== undefined || field === 'id')
  return { columns, required: mapped.map((field) => columns[field]) }
}

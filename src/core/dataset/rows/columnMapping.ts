import type { Columns } from '../description/schema'

/** What a sample is made of, and the column it is read from where a description does not say otherwise. */
export const FIELDS = [
  'id',
  'split',
  'latitude',
  'longitude',
  'humanActivity',
  'landCover',
  'patchCount',
  'agb',
  'conversations',
  'question',
  'answer',
  'task',
] as const

export type Field = (typeof FIELDS)[number]

/** Fields whose columns are common words for other things: they are read only where a description names them. */
const NAMED_ONLY: ReadonlySet<Field> = new Set(['conversations', 'question', 'answer', 'task'])

/** The column of each field that may be read. */
export type FieldColumns = { readonly [F in Field]?: string } & { readonly id: string }

/** Where a sample's fields stand in a table. */
export interface ColumnMapping {
  readonly columns: FieldColumns
  /** Columns that the description names, which must be there; so must the id's. */
  readonly required: readonly string[]
  /** Whether rows of one id are one sample: where a row holds questions, a sample may have several. */
  readonly joinsRows: boolean
}

/** A field that a description does not map is read from the column of its own name, where there is one. */
export function columnMapping(named: Columns): ColumnMapping {
  const mapped = FIELDS.filter((field) => named[field] !== undefined || !NAMED_ONLY.has(field))
  const columns: FieldColumns = {
    id: named.id ?? 'id',
    ...Object.fromEntries(mapped.map((field) => [field, named[field] ?? field])),
  }
  const required = FIELDS.filter((field) => named[field] !== undefined || field === 'id')
  const joinsRows = named.conversations !== undefined || named.answer !== undefined
  return { columns, required: required.map((field) => named[field] ?? field), joinsRows }
}

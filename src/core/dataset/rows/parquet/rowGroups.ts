import {
  type AsyncBuffer,
  type ColumnChunk,
  type ColumnMetaData,
  type FileMetaData,
  parquetSchema,
  readOffsetIndex,
  type RowGroup,
  type SchemaTree,
} from 'hyparquet'
import { ReoError } from '../../../errors'
import type { ColumnPart } from './cellReader'
import { type PageLocation, pageLocations } from './pageLocations'

/** A row group whose pages cannot be told apart is decoded whole, which needs some times its size in memory. */
const MAXIMUM_WHOLE_BYTES = 128 * 2 ** 20

/** Pages by the path of their column. */
export type PagesByColumn = Record<string, PageLocation[]>

/** A row group, and how its rows can be read. */
export interface ReadableGroup {
  readonly start: number
  readonly end: number
  readonly pages: PagesByColumn
  /** Columns without parts of their own, by name. */
  readonly parts: ReadonlyMap<string, ColumnPart>
  /** Whether some of its rows can be decoded by themselves. */
  readonly isPaged: boolean
}

/**
 * Looks up how the rows of a file's row groups can be read.
 * @throws ReoError when one can only be decoded whole and is too large for that
 */
export async function readableGroups(
  path: string,
  file: AsyncBuffer,
  metadata: FileMetaData,
): Promise<readonly ReadableGroup[]> {
  const schema = parquetSchema(metadata)
  const groups: ReadableGroup[] = []
  let start = 0
  for (const group of metadata.row_groups) {
    const end = start + Number(group.num_rows)
    const paged = await pagesOf(file, group, schema)
    if (!paged.isPaged && Number(group.total_byte_size) > MAXIMUM_WHOLE_BYTES) throw tooLarge(path, group)
    groups.push({ start, end, ...paged })
    start = end
  }
  return groups
}

async function pagesOf(
  file: AsyncBuffer,
  { columns }: RowGroup,
  schema: SchemaTree,
): Promise<Omit<ReadableGroup, 'start' | 'end'>> {
  const pages: PagesByColumn = {}
  const parts = new Map<string, ColumnPart>()
  let isPaged = true
  for (const chunk of columns) {
    const { meta_data: metadata } = chunk
    if (metadata === undefined) continue
    const located = await pagesOfChunk(file, chunk, metadata, schema)
    if (located === undefined) {
      isPaged = false
      continue
    }
    const [name, ...inner] = metadata.path_in_schema
    pages[metadata.path_in_schema.join('.')] = located
    const element = schema.children.find((child) => child.element.name === name)?.element
    if (inner.length === 0 && element !== undefined) parts.set(name, { element, metadata, pages: located })
  }
  return { pages, parts, isPaged }
}

async function pagesOfChunk(
  file: AsyncBuffer,
  { offset_index_offset, offset_index_length }: ColumnChunk,
  metadata: ColumnMetaData,
  schema: SchemaTree,
): Promise<PageLocation[] | undefined> {
  if (!offset_index_offset || !offset_index_length) {
    return pageLocations(file, metadata, isFlat(schema, metadata.path_in_schema))
  }
  const start = Number(offset_index_offset)
  const view = new DataView(await file.slice(start, start + offset_index_length))
  return readOffsetIndex({ view, offset: 0 }).page_locations
}

/** Whether a column has one value a row. */
function isFlat(schema: SchemaTree, path: readonly string[]): boolean {
  let node = schema
  for (const name of path) {
    const child = node.children.find(({ element }) => element.name === name)
    if (child === undefined || child.element.repetition_type === 'REPEATED') return false
    node = child
  }
  return true
}

function tooLarge(path: string, { num_rows, total_byte_size }: RowGroup): ReoError {
  const size = `${Number(num_rows).toLocaleString('en')} rows in ${Math.round(Number(total_byte_size) / 1e6)} MB`
  return new ReoError(`The Parquet file has a row group of ${size}, of which no part can be read by itself`, {
    where: path,
    mend: 'Write smaller ones: df.to_parquet(FILE, row_group_size=50_000).',
  })
}

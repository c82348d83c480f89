import path from 'node:path'
import { isMetric } from '../projections'
import { SPLITS } from '../sample'
import { type FoundTables, findTable } from './findTable'
import { firstRows } from './firstRows'
import type { ImageLook } from './lookAtImages'
import { type ListedImages, listImages } from './listImages'
import type { Json, Proposal } from './proposal'
import { proposeChip } from './proposeChip'
import { type ProposedColumns, proposeColumns } from './proposeColumns'
import { proposeModalities } from './proposeModalities'
import { type FoundTemplate, proposeTemplates } from './proposeTemplates'

/** Folders above a table in which its images are looked for. */
const FOLDERS_ABOVE = 2

/**
 * Proposes the description of a data set for a table of annotations, or for a folder without a `dataset.json`: which
 * column holds what by names and values, where the images are, and what they show. The same files give the same
 * proposal. Reads the first rows and a few images only.
 * @param foldersAbove folders above the table's own in which its images are looked for
 * @throws ReoError when there is nothing to propose anything for
 */
export async function proposeMapping(location: string, foldersAbove = FOLDERS_ABOVE): Promise<Proposal> {
  const found = await findTable(path.resolve(location))
  if (found.table === undefined) return proposeChip(found.folder)
  const { rows, problems } = await firstRows(found.table)
  const columns = proposeColumns(rows)
  const { root, templates } = await findImages(found.folder, foldersAbove, rows, columns)
  const modalities = await proposeModalities(root, templates)
  const split = splitOfName(found.table)
  return {
    path: path.resolve(location),
    name: nameOf(found),
    saveAs: path.join(root, descriptionName(found)),
    rows: rows.length,
    base: {
      samples: path.relative(root, found.table).split(path.sep).join('/'),
      ...(split !== undefined && columns.columns.split === undefined && { split }),
      ...gridOf(modalities.look),
    },
    items: [...columns.items, ...modalities.items],
    notes: [
      ...columns.notes,
      ...(split !== undefined && columns.columns.split === undefined ? [splitNote(found.table, split)] : []),
      ...(modalities.items.length === 0 ? [NO_IMAGES] : []),
      ...modalities.notes,
      ...(rows.some(holdsBytes) ? [EMBEDDED_IMAGES] : []),
      ...notesOnTables(found),
      ...problems.slice(0, 3),
    ],
  }
}

const NO_IMAGES =
  'No images were found for the rows: put them beside the table, or in a folder beside it, under names that a column tells.'

const EMBEDDED_IMAGES =
  'The table holds pictures themselves, which are not read: write them to files under the paths that it names.'

/** Whether a row holds bytes, as Parquet files of Hugging Face hold images with their path. */
function holdsBytes(row: object): boolean {
  return Object.values(row).some(
    (cell: unknown) =>
      ArrayBuffer.isView(cell) ||
      (typeof cell === 'object' && cell !== null && 'bytes' in cell && ArrayBuffer.isView(cell.bytes)),
  )
}

interface FoundImages {
  readonly root: string
  readonly templates: readonly FoundTemplate[]
}

/** Images of rows, looked for in the table's folder first, then in those above it. */
async function findImages(
  folder: string,
  foldersAbove: number,
  rows: readonly object[],
  { columns, profiles }: ProposedColumns,
): Promise<FoundImages> {
  let root = folder
  for (let up = 0; up <= foldersAbove; up++) {
    const listed: ListedImages = await listImages(root)
    const templates = proposeTemplates(root, listed, rows, profiles, columns)
    if (templates.length > 0) return { root, templates }
    const above = path.dirname(root)
    if (above === root || path.dirname(above) === above) break
    root = above
  }
  return { root: folder, templates: [] }
}

function nameOf({ folder, table, others }: FoundTables): string {
  const stem = path.basename(table ?? folder).replace(/\.\w+$/, '')
  return others.length === 0 ? path.basename(folder) : `${path.basename(folder)} ${stem}`
}

/** One description a table: several tables in a folder get one each. */
function descriptionName({ table, others }: FoundTables): string {
  if (table === undefined || others.length === 0) return 'dataset.json'
  return `${path.basename(table).replace(/\.\w+$/, '')}.dataset.json`
}

function notesOnTables({ table, others }: FoundTables): readonly string[] {
  if (table === undefined || others.length === 0) return []
  const shown = others.slice(0, 5).join(', ')
  return [`A description is of one table, here ${path.basename(table)}; beside it lie ${shown}.`]
}

function splitNote(table: string, split: string): string {
  return `No column names a split; by the name of ${path.basename(table)} all rows are of ${split}.`
}

/** A split that the name of a table tells. */
function splitOfName(table: string): (typeof SPLITS)[number] | undefined {
  const words = path
    .basename(table)
    .toLowerCase()
    .split(/[^a-z]+/)
  if (words.includes('valid') || words.includes('validation')) return 'val'
  return SPLITS.find((split) => words.includes(split))
}

function gridOf(look: ImageLook | undefined): { readonly [key: string]: Json } {
  if (look?.pixelSize === undefined || !isMetric(look.crs)) return {}
  return { pixelSize: look.pixelSize }
}

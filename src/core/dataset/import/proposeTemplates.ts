import { existsSync } from 'node:fs'
import path from 'node:path'
import { cellAt, textOf } from '../rows/cells'
import type { ColumnProfile } from './columnProfile'
import type { ListedImages } from './listImages'
import { SPLITS } from '../sample'
import { IMAGE_NAME } from './proposeColumns'

/** Rows whose images are looked for. */
const ROWS_TRIED = 20

/** Rows whose values are looked for in the names of files. */
const ROWS_COMPARED = 3

/** A path template whose files were found. */
export interface FoundTemplate {
  readonly template: string
  /** Whether a column holds the path, or else a part of it. */
  readonly named: boolean
  /** Share of the rows tried whose file is there, 0–1. */
  readonly found: number
  /** Some of the files, relative to the root. */
  readonly files: readonly string[]
}

/** Columns that templates may be filled from under a name of their own. */
export interface TemplateColumns {
  readonly id?: string
  readonly split?: string
}

/**
 * Path templates that lead from rows to images that are there: a column's value as a path, or inside of a file's name
 * or folder. The most complete ones first.
 */
export function proposeTemplates(
  root: string,
  listed: ListedImages,
  rows: readonly object[],
  profiles: readonly ColumnProfile[],
  columns: TemplateColumns,
): readonly FoundTemplate[] {
  const tried = rows.slice(0, ROWS_TRIED)
  const templates = new Set(
    profiles
      .filter((profile) => mayNameImages(profile, columns))
      .flatMap((profile) => candidates(listed, tried, profile, columns)),
  )
  return [...templates]
    .map((template) => lookFor(template, root, tried, columns))
    .filter(({ found }) => found > 0)
    .sort(byShare)
}

/** Whether a column tells rows apart, or names images. */
function mayNameImages({ name, texts, distinct }: ColumnProfile, { id }: TemplateColumns): boolean {
  if (texts.length === 0) return false
  return name === id || distinct === texts.length || texts.every((text) => IMAGE_NAME.test(text))
}

function candidates(
  { folders, files }: ListedImages,
  rows: readonly object[],
  { name, texts }: ColumnProfile,
  columns: TemplateColumns,
): readonly string[] {
  const place = `{${name === columns.id ? 'id' : name}}`
  if (texts.every((text) => IMAGE_NAME.test(text))) return folders.map((folder) => joined(folder, place))
  const likeFirstRows = rows.slice(0, ROWS_COMPARED).flatMap((row) => {
    const value = textOf(cellAt(row, name)) ?? ''
    return files.flatMap((file) => {
      const template = withPlace(file, value, place)
      return template === undefined ? [] : [withSplit(template, row, columns.split)]
    })
  })
  const endings = [...new Set(files.map((file) => path.extname(file)))]
  const byName = folders.flatMap((folder) => endings.map((ending) => joined(folder, `${place}${ending}`)))
  return [...likeFirstRows, ...byName]
}

/** The most complete first; of equals what a row names itself before what its id leads to. */
function byShare(a: FoundTemplate, b: FoundTemplate): number {
  return (
    b.found - a.found ||
    Number(b.named) - Number(a.named) ||
    usesId(b) - usesId(a) ||
    a.template.length - b.template.length ||
    (a.template < b.template ? -1 : 1)
  )
}

function usesId({ template }: FoundTemplate): number {
  return Number(template.includes('{id}'))
}

/** A file's path with a value in it as a place to be filled; undefined where it does not stand by itself there. */
function withPlace(file: string, value: string, place: string): string | undefined {
  if (value.length < 1 || !file.includes(value)) return undefined
  const parts = file.split('/')
  const replaced = parts.map((part) => part.replace(wholeValue(value), place))
  return replaced.some((part, index) => part !== parts[index]) ? replaced.join('/') : undefined
}

/** A value that is not part of a longer number or word. */
function wholeValue(value: string): RegExp {
  const escaped = value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`)
}

/** A template in which the row's split stands as a folder gets a place for it. */
function withSplit(template: string, row: object, column: string | undefined): string {
  const split = column === undefined ? undefined : textOf(cellAt(row, column))
  if (split === undefined || !isSplit(split)) return template
  return template
    .split('/')
    .map((part) => (part === split ? '{split}' : part))
    .join('/')
}

function isSplit(text: string): boolean {
  return (SPLITS as readonly string[]).includes(text)
}

function lookFor(
  template: string,
  root: string,
  rows: readonly object[],
  columns: TemplateColumns,
): FoundTemplate {
  const files = rows.flatMap((row) => {
    const file = filled(template, row, columns)
    return file !== undefined && isInside(file) && existsSync(path.join(root, file)) ? [file] : []
  })
  const named = /\}$/.test(template)
  return { template, named, found: files.length / rows.length, files: [...new Set(files)] }
}

function filled(
  template: string,
  row: object,
  { id = 'id', split = 'split' }: TemplateColumns,
): string | undefined {
  let isWhole = true
  const file = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = textOf(cellAt(row, name === 'id' ? id : name === 'split' ? split : name))
    isWhole &&= value !== undefined && value !== ''
    return value ?? ''
  })
  return isWhole ? file : undefined
}

/** Whether a path stays in its folder, as images of a data set have to. */
function isInside(file: string): boolean {
  return !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..')
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

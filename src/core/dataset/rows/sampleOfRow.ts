import type { MetadataValue, Sample, Split } from '../sample'
import { cellAt, columnsOf, isEmpty, metadataOf, numberOf, textOf } from './cells'
import type { ColumnMapping, FieldColumns } from './columnMapping'
import { truthOfRows } from './truthOfRows'

type Cells = Readonly<Record<string, unknown>>

/** A row read as a sample with what is wrong with it; without a sample where it cannot be one. */
export interface RowReading {
  readonly sample?: Sample
  readonly problems: readonly string[]
  /** What its rows say differently. */
  readonly disagreements: readonly string[]
}

const SPLIT_NAMES: Readonly<Record<string, Split>> = {
  train: 'train',
  training: 'train',
  val: 'val',
  valid: 'val',
  validation: 'val',
  dev: 'val',
  test: 'test',
  testing: 'test',
}

/** @param defaultSplit split of a row that names none */
export function sampleOfRow(cells: Cells, mapping: ColumnMapping, defaultSplit: Split): RowReading {
  return sampleOfRows([cells], mapping, defaultSplit)
}

/**
 * The sample that rows of one id are together: all that they say is true, and of the first what else there is.
 * @param defaultSplit split of a row that names none
 */
export function sampleOfRows(
  rows: readonly Cells[],
  { columns }: ColumnMapping,
  defaultSplit: Split,
): RowReading {
  const [cells] = rows
  const id = cells === undefined ? undefined : textOf(cellAt(cells, columns.id))
  if (id === undefined || id === '')
    return noSample(`the sample has no id in "${columns.id}"; it is left out`)
  const named = fieldOf(cells, columns.split)
  const split = splitOf(named, defaultSplit)
  if (split === undefined)
    return noSample(`its split "${String(named)}" is none of train, val, test; the sample is left out`)
  const { truth, problems: labelProblems, disagreements } = truthOfRows(rows, columns)
  const problems = [...labelProblems]
  const location = locationOf(cells, columns, problems)
  const sample = { id, split, metadata: restOf(cells, columns), truth }
  return { sample: location === undefined ? sample : { ...sample, location }, problems, disagreements }
}

function noSample(problem: string): RowReading {
  return { problems: [problem], disagreements: [] }
}

function fieldOf(cells: Cells, column: string | undefined): unknown {
  return column === undefined ? undefined : cellAt(cells, column)
}

/** The split that a cell names, in one of its usual spellings. */
export function splitOf(cell: unknown, defaultSplit: Split): Split | undefined {
  if (isEmpty(cell)) return defaultSplit
  const name = String(cell).trim().toLowerCase()
  return Object.hasOwn(SPLIT_NAMES, name) ? SPLIT_NAMES[name] : undefined
}

function locationOf(cells: Cells, columns: FieldColumns, problems: string[]): Sample['location'] | undefined {
  const [north, east] = [fieldOf(cells, columns.latitude), fieldOf(cells, columns.longitude)]
  if (isEmpty(north) || isEmpty(east)) return undefined
  const latitude = numberOf(north)
  const longitude = numberOf(east)
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360) return { latitude, longitude }
  problems.push(`there is no place at latitude ${latitude}, longitude ${longitude}; the location is left out`)
  return undefined
}

/** Columns that no field is read from. */
function restOf(cells: Cells, columns: FieldColumns): Record<string, MetadataValue> {
  const mapped = new Set(Object.values(columns))
  const unmapped = Object.entries(cells).filter(([column]) => !mapped.has(column))
  return Object.fromEntries(
    columnsOf(Object.fromEntries(unmapped))
      .filter(([column]) => !mapped.has(column))
      .map(([column, cell]) => [column, metadataOf(cell)]),
  )
}

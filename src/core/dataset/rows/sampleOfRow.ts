import { agbLabel, type Label, landCoverLabel, patchCountLabel } from '../labels'
import type { MetadataValue, QuestionAnswer, Sample, Split, Truth } from '../sample'
import { isEmpty, metadataOf, numberOf, textOf } from './cells'
import type { ColumnMapping } from './columnMapping'

type Cells = Readonly<Record<string, unknown>>

/** A row read as a sample with what is wrong with it; without a sample where it cannot be one. */
export interface RowReading {
  readonly sample?: Sample
  readonly problems: readonly string[]
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
export function sampleOfRow(cells: Cells, { columns }: ColumnMapping, defaultSplit: Split): RowReading {
  const id = textOf(cells[columns.id])
  if (id === undefined || id === '')
    return { problems: [`the sample has no id in "${columns.id}"; it is left out`] }
  const split = splitOf(cells[columns.split], defaultSplit)
  if (split === undefined) {
    const named = String(cells[columns.split])
    return { problems: [`its split "${named}" is none of train, val, test; the sample is left out`] }
  }
  const problems: string[] = []
  const truth = truthOf(cells, columns, problems)
  const location = locationOf(cells, columns, problems)
  const sample = { id, split, metadata: restOf(cells, columns), truth }
  return { sample: location === undefined ? sample : { ...sample, location }, problems }
}

function splitOf(cell: unknown, defaultSplit: Split): Split | undefined {
  if (isEmpty(cell)) return defaultSplit
  const name = String(cell).toLowerCase()
  return Object.hasOwn(SPLIT_NAMES, name) ? SPLIT_NAMES[name] : undefined
}

function truthOf(cells: Cells, columns: ColumnMapping['columns'], problems: string[]): Truth {
  const checked = (column: string, check: (value: number) => Label): number | undefined => {
    if (isEmpty(cells[column])) return undefined
    const value = numberOf(cells[column])
    const { value: label, problem } = Number.isNaN(value)
      ? {
          value: undefined,
          problem: `"${column}" holds ${JSON.stringify(cells[column])}, which is no number`,
        }
      : check(value)
    if (problem !== undefined) problems.push(`${problem}; the label is left out`)
    return label
  }
  const humanActivity = questionsOf(cells[columns.humanActivity], columns.humanActivity, problems)
  const landCover = checked(columns.landCover, landCoverLabel)
  const patchCount = checked(columns.patchCount, patchCountLabel)
  const agb = checked(columns.agb, agbLabel)
  return {
    ...(humanActivity === undefined ? {} : { humanActivity }),
    ...(landCover === undefined ? {} : { landCover }),
    ...(patchCount === undefined ? {} : { patchCount }),
    ...(agb === undefined ? {} : { agb }),
  }
}

function questionsOf(cell: unknown, column: string, problems: string[]): QuestionAnswer[] | undefined {
  if (isEmpty(cell)) return undefined
  const list = typeof cell === 'string' ? jsonOf(cell) : cell
  if (Array.isArray(list) && list.every(isQuestionAnswer)) {
    return list.map(({ question, answer }) => ({ question, answer }))
  }
  problems.push(`"${column}" is no list of {"question", "answer"}; the label is left out`)
  return undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isQuestionAnswer(value: unknown): value is QuestionAnswer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'question' in value &&
    'answer' in value &&
    typeof value.question === 'string' &&
    typeof value.answer === 'string'
  )
}

function locationOf(
  cells: Cells,
  columns: ColumnMapping['columns'],
  problems: string[],
): Sample['location'] | undefined {
  if (isEmpty(cells[columns.latitude]) || isEmpty(cells[columns.longitude])) return undefined
  const latitude = numberOf(cells[columns.latitude])
  const longitude = numberOf(cells[columns.longitude])
  if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360) return { latitude, longitude }
  problems.push(`there is no place at latitude ${latitude}, longitude ${longitude}; the location is left out`)
  return undefined
}

function restOf(cells: Cells, columns: ColumnMapping['columns']): Record<string, MetadataValue> {
  const mapped = new Set(Object.values(columns))
  const rest = Object.entries(cells).filter(([column]) => !mapped.has(column))
  return Object.fromEntries(rest.map(([column, cell]) => [column, metadataOf(cell)]))
}

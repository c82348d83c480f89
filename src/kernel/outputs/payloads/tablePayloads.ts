import { inspect } from 'node:util'
import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { DatasetDescription } from '../../../core/dataset/dataset'
import type { ModelDescription } from '../../../core/models/model'
import type { PayloadSource, TableCell, TableColumn, TablePayload } from '../../../protocol/payloads'
import { sampleCountText } from '../text/sampleCountText'
import { shortened } from '../text/textTable'
import { fittingItems } from './budget'
import { datasetFacts } from './datasetFacts'

/** Letters of one cell's text that a table carries. */
const LONGEST_CELL = 500

/** What a data set says of itself, a line each; for data sets whose samples are still being counted. */
export function datasetPayload(dataset: DatasetDescription, source: PayloadSource): TablePayload {
  const counts = Object.entries(dataset.sampleCounts).map(
    ([split, count]) => `${split} ${count.toLocaleString('en')}`,
  )
  const soFar = dataset.indexing === undefined ? [] : [`so far; ${sampleCountText(dataset)}`]
  const facts = [['Samples', [...counts, ...soFar].join(', ')], ...datasetFacts(dataset)]
  return {
    version: 1,
    title: dataset.name,
    source,
    synthetic: dataset.synthetic,
    columns: [
      { key: 'property', title: 'property', kind: 'text' },
      { key: 'value', title: 'value', kind: 'text' },
    ],
    rows: facts.map(([property, value]) => ({ property, value })),
    notes: [],
  }
}

/** The models that can be named. */
export function modelsPayload(models: readonly ModelDescription[]): TablePayload {
  const columns = ['id', 'title', 'tasks', 'looks at', 'trained on', 'licence']
  return {
    version: 1,
    title: 'Models',
    synthetic: false,
    columns: columns.map((title) => ({ key: title, title, kind: 'text' })),
    rows: models.map((model) => ({
      id: model.id,
      title: model.title,
      tasks: model.tasks.map((task) => TASK_DESCRIPTIONS[task].title).join(', '),
      'looks at': model.modalities.join(', ') || 'no imagery',
      'trained on': model.trainingData ?? null,
      licence: model.licence ?? null,
    })),
    notes: ['An id of the form onnx:PATH names a model folder of your own.'],
  }
}

/** Any list of records as a table, as many rows as fit an output. */
export function recordsPayload(records: readonly Readonly<Record<string, unknown>>[]): TablePayload {
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const columns = keys.map((key): TableColumn => {
    const isNumber = records.every((record) => {
      const value = record[key]
      return value === undefined || value === null || typeof value === 'number'
    })
    return { key, title: key, kind: isNumber ? 'number' : 'text' }
  })
  const rows = records.map((record) => Object.fromEntries(keys.map((key) => [key, cellOf(record[key])])))
  const payloadOf = (shown: typeof rows): TablePayload => ({
    version: 1,
    title: `${records.length.toLocaleString('en')} ${records.length === 1 ? 'row' : 'rows'}`,
    synthetic: false,
    columns,
    rows: shown,
    notes:
      shown.length < rows.length ? [`The first ${shown.length.toLocaleString('en')} rows are shown.`] : [],
  })
  return payloadOf([...fittingItems(rows, (shown) => payloadOf([...shown]))])
}

function cellOf(value: unknown): TableCell {
  switch (typeof value) {
    case 'string':
      return value.length > LONGEST_CELL ? shortened(value, LONGEST_CELL) : value
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'boolean':
      return value
    case 'undefined':
      return null
    default:
      return value === null ? null : shortened(textOf(value), LONGEST_CELL)
  }
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  return inspect(value, { depth: 1, breakLength: Infinity })
}

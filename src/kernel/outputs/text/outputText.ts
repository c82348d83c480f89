import { describeReport } from '../../../core/checks/describeReport'
import { UNANSWERED } from '../../../core/metrics/results'
import type {
  ConfusionPayload,
  FindingsPayload,
  PatchPayload,
  ScatterPayload,
  TableCell,
  TableColumn,
  TablePayload,
  TableRow,
} from '../../../protocol/payloads'
import { tableBlocks } from '../../../protocol/tableBlocks'
import { patchAnswersText } from './answersText'
import { headline } from './headline'
import { classificationLines, figureText, intervalText } from './metricsText'
import { shortened, textTable } from './textTable'
import { truthLines } from './valueText'

/** Rows of a table that its text shows. */
const MOST_ROWS = 40

/** Letters of one cell of a table that its text shows. */
const LONGEST_CELL = 48

/** A patch in words. */
export function patchText(payload: PatchPayload): string {
  const { id, split, location, metadata, truth, imagery, pixelSize, answers } = payload
  const facts = [
    ['Split', split],
    ...(location === undefined
      ? []
      : [['Location', `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`]]),
    ...Object.values(imagery).map((raster) => [
      'Imagery',
      `${raster.bands.join(' ')}, ${raster.width} × ${raster.height} px, ${raster.unit}`,
    ]),
    ...(pixelSize === undefined ? [] : [['Pixel', `${Number(pixelSize.toPrecision(4))} m`]]),
    ...truthLines(truth),
    ...Object.entries(metadata).map(([key, value]) => [key, String(value)]),
  ]
  const width = Math.max(...facts.map(([key]) => key.length))
  return [
    headline(payload, `Patch ${id}`),
    ...facts.map(([key, text]) => `${key.padEnd(width)}  ${shortened(text, 100)}`),
    ...(answers.length === 0 ? [] : ['', patchAnswersText(answers)]),
  ].join('\n')
}

/** A scatter's metrics as a table. */
export function scatterText(payload: ScatterPayload): string {
  const unit = payload.unit === '' ? '' : ` ${payload.unit}`
  const figures = ['n', 'coverage', `RMSE${unit}`, `MAE${unit}`, 'R²', `bias${unit}`]
  const rows = payload.series.map(({ title, metrics }) => [
    title,
    String(metrics.n),
    figureText(metrics.coverage, 3),
    figureText(metrics.rmse, 2),
    figureText(metrics.mae, 2),
    figureText(metrics.r2, 4),
    figureText(metrics.bias, 2),
  ])
  const columns = figures.map((title) => ({ title, align: 'right' as const }))
  return `${headline(payload)}\n${textTable([{ title: 'model', align: 'left' }, ...columns], rows)}`
}

/** Confusion matrices that are written out; of further models the scores are told. */
const MOST_MATRICES = 4

/** Confusion matrices as tables, rows true and columns predicted, with the meaning of the keys. */
export function confusionText(payload: ConfusionPayload): string {
  const matrices = payload.series.map(({ title, metrics }, place) => {
    const { labels, counts } = metrics.confusion
    const scores = `${title}: ${classificationLines(metrics).join(', ')}`
    if (place >= MOST_MATRICES) return scores
    const columns = ['true \\ predicted', ...labels, UNANSWERED].map((name, index) => ({
      title: shortened(name, 16),
      align: index === 0 ? ('left' as const) : ('right' as const),
    }))
    const rows = counts.map((row, index) => [shortened(labels[index] ?? '', 16), ...row.map(String)])
    return `${scores}\n${textTable(columns, rows)}`
  })
  const legend = payload.labels
    .filter(({ key, title }) => key !== title)
    .map(({ key, title }) => `${key} ${title}`)
  return [headline(payload), ...matrices, ...(legend.length === 0 ? [] : [legend.join('\n')])].join('\n\n')
}

/** A table's first rows, block by block, and its notes. */
export function tableText(payload: TablePayload): string {
  const blocks = tableBlocks(payload).flatMap(({ heading, columns, rows }) => {
    const rest = rows.length > MOST_ROWS ? [`… and ${rows.length - MOST_ROWS} rows more`] : []
    return [
      ...(heading === undefined ? [] : ['', heading]),
      blockText(columns, rows.slice(0, MOST_ROWS)),
      ...rest,
    ]
  })
  return [headline(payload), ...blocks, ...payload.notes].join('\n')
}

function blockText(columns: readonly TableColumn[], rows: readonly TableRow[]): string {
  return textTable(
    columns.map(({ title, unit, kind }) => ({
      title: unit === undefined || unit === '' ? title : `${title} ${unit}`,
      align: kind === 'number' ? ('right' as const) : ('left' as const),
    })),
    rows.map((row) => columns.map((column) => cellText(row[column.key], column))),
  )
}

/** What was found, with the first occurrences of each. */
export function findingsText(payload: FindingsPayload): string {
  return `${headline(payload)}\n${describeReport(payload)}`
}

function cellText(cell: TableCell | undefined, { kind, digits }: TableColumn): string {
  if (cell === null || cell === undefined) return '–'
  if (typeof cell === 'object') return intervalText(cell, digits ?? 3)
  if (typeof cell === 'number' && kind === 'number') {
    return digits === undefined ? String(Number(cell.toPrecision(6))) : figureText(cell, digits)
  }
  return shortened(String(cell), LONGEST_CELL)
}

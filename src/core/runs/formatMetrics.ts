import type { ClassificationMetrics, RegressionMetrics, TaskMetrics } from '../metrics/results'
import { UNANSWERED } from '../metrics/results'
import { left, plainTable, right, type TextTable } from './formatTable'
import { countText, figureText, numberText } from './reportFigures'
import { figuresOf, itemCells, itemHeads } from './reportTables'

/** A matrix of more labels than this is not printed: its lines would be too long. */
const MAXIMUM_PRINTED_LABELS = 25

/**
 * Metrics as aligned tables: the figures, what makes them up (bins, or classes and matrix), and the slices.
 * @param by the column that the slices are of, and their metrics by its values
 */
export function formatMetrics(
  metrics: TaskMetrics,
  by?: { readonly column: string; readonly slices: ReadonlyMap<string, TaskMetrics> },
): string {
  const tables = [
    figureTable(metrics),
    ...(metrics.kind === 'regression' ? regressionTables(metrics) : classificationTables(metrics)),
    ...(by === undefined ? [] : [sliceTable(by.column, by.slices)]),
  ]
  return tables.map(plainTable).join('\n\n')
}

function figureTable(metrics: TaskMetrics): TextTable {
  return {
    columns: [left('figure'), right('value')],
    rows: [
      ...itemHeads().map(({ title }, index) => [title, itemCells(metrics)[index]]),
      ...figuresOf([metrics]).map((figure) => [figure.title, figureText(figure, metrics)]),
    ],
  }
}

function regressionTables({ bins }: RegressionMetrics): readonly TextTable[] {
  if (bins.length === 0) return []
  return [
    {
      columns: [left('true value'), right('answered'), right('RMSE'), right('MAE'), right('bias')],
      rows: bins.map(({ low, high, n, rmse, mae, bias }) => [
        `${low}–${high}`,
        countText(n),
        ...[rmse, mae, bias].map((value) => numberText(value, 2)),
      ]),
    },
  ]
}

function classificationTables({ perClass, confusion }: ClassificationMetrics): readonly TextTable[] {
  const { labels, counts } = confusion
  const classes: TextTable = {
    columns: [left('class'), ...['true', 'predicted', 'precision', 'recall', 'F1'].map(right)],
    rows: perClass.map(({ label, support, predicted, precision, recall, f1 }) => [
      label,
      countText(support),
      countText(predicted),
      ...[precision, recall, f1].map((value) => numberText(value, 3)),
    ]),
  }
  if (labels.length === 0 || labels.length > MAXIMUM_PRINTED_LABELS) return [classes]
  const matrix: TextTable = {
    columns: [left('true \\ predicted'), ...[...labels, UNANSWERED].map(right)],
    rows: labels.map((label, row) => [label, ...counts[row].map(countText)]),
  }
  return [classes, matrix]
}

function sliceTable(column: string, slices: ReadonlyMap<string, TaskMetrics>): TextTable {
  const figures = figuresOf([...slices.values()])
  return {
    columns: [left(column), ...itemHeads(), ...figures.map(({ title }) => right(title))],
    rows: [...slices].map(([slice, metrics]) => [
      slice,
      ...itemCells(metrics),
      ...figures.map((figure) => figureText(figure, metrics)),
    ]),
  }
}

import { UNANSWERED } from '../../core/metrics/results'
import type { ConfusionLabel, ConfusionSeries } from '../../protocol/payloads'
import { sum } from '../../core/metrics/sum'

/** Classes shown at most; of more, the most frequent ones. */
const MOST_CLASSES = 60

/** What a cell's share is of: of its true class, of what was predicted, or of all. */
export type Whole = 'row' | 'column' | 'all'

export interface Cell {
  readonly truth: ConfusionLabel
  /** The label, or the extra column of items without an answer. */
  readonly predicted: ConfusionLabel
  readonly count: number
  /** 0 where the whole is nothing. */
  readonly shares: Readonly<Record<Whole, number>>
  readonly right: boolean
}

export interface Row {
  readonly label: ConfusionLabel
  readonly cells: readonly Cell[]
  /** Items whose truth is this class. */
  readonly total: number
}

/** One model's matrix, ready to be laid out. */
export interface Matrix {
  readonly columns: readonly ConfusionLabel[]
  readonly rows: readonly Row[]
}

/** The classes of a matrix. */
export interface ShownClasses {
  readonly shown: readonly ConfusionLabel[]
  /** Classes that neither truth nor prediction has. */
  readonly absent: readonly ConfusionLabel[]
  /** Classes left out because there are too many. */
  readonly leftOut: number
}

export const UNANSWERED_LABEL: ConfusionLabel = { key: UNANSWERED, title: 'unanswered' }

/**
 * The classes that the matrices of some models have in common.
 * @param withAbsent shows those too that do not occur
 */
export function shownClasses(
  labels: readonly ConfusionLabel[],
  series: readonly ConfusionSeries[],
  withAbsent: boolean,
): ShownClasses {
  const known = new Set(labels.map(({ key }) => key))
  const unnamed = series.flatMap(({ metrics }) => metrics.confusion.labels).filter((key) => !known.has(key))
  const all = [...labels, ...[...new Set(unnamed)].map((key) => ({ key, title: key }))]
  const frequency = new Map<string, number>()
  for (const { metrics } of series) {
    const { labels: keys, counts } = metrics.confusion
    const add = (key: string | undefined, count: number) =>
      key !== undefined && frequency.set(key, (frequency.get(key) ?? 0) + count)
    counts.forEach((row, truth) =>
      row.forEach((count, predicted) => {
        add(keys[truth], count)
        add(keys[predicted], count)
      }),
    )
  }
  const frequencyOf = ({ key }: ConfusionLabel) => frequency.get(key) ?? 0
  const wanted = withAbsent ? all : all.filter((label) => frequencyOf(label) > 0)
  const kept = new Set(wanted.toSorted((a, b) => frequencyOf(b) - frequencyOf(a)).slice(0, MOST_CLASSES))
  return {
    shown: wanted.filter((label) => kept.has(label)),
    absent: all.filter((label) => frequencyOf(label) === 0),
    leftOut: wanted.length - kept.size,
  }
}

/** Arranges a model's counts by classes. */
export function matrixOf({ metrics }: ConfusionSeries, shown: readonly ConfusionLabel[]): Matrix {
  const { labels: keys, counts } = metrics.confusion
  const placeOf = new Map([...keys, UNANSWERED].map((key, index) => [key, index]))
  const columns = [...shown, UNANSWERED_LABEL]
  const rows = shown.map((truth) => counts[placeOf.get(truth.key) ?? -1] ?? [])
  const countIn = (row: readonly number[], { key }: ConfusionLabel) => row[placeOf.get(key) ?? -1] ?? 0
  const rowTotals = rows.map(sum)
  const columnTotals = columns.map((label) => sum(rows.map((row) => countIn(row, label))))
  const all = sum(rowTotals)
  const share = (count: number, whole: number) => (whole === 0 ? 0 : count / whole)
  return {
    columns,
    rows: shown.map((truth, row) => ({
      label: truth,
      total: rowTotals[row],
      cells: columns.map((predicted, column): Cell => {
        const count = countIn(rows[row], predicted)
        return {
          truth,
          predicted,
          count,
          shares: {
            row: share(count, rowTotals[row]),
            column: share(count, columnTotals[column]),
            all: share(count, all),
          },
          right: predicted === truth && truth.gathered !== true,
        }
      }),
    })),
  }
}

/** Finds the cell of the same classes in another matrix. */
export function cellFinder({ rows }: Matrix): (cell: Cell) => Cell | undefined {
  const keyOf = ({ truth, predicted }: Cell) => JSON.stringify([truth.key, predicted.key])
  const known = new Map(rows.flatMap(({ cells }) => cells.map((cell) => [keyOf(cell), cell] as const)))
  return (cell) => known.get(keyOf(cell))
}

/** Names of a cell's classes in words. */
export function cellTitle({ truth, predicted }: Pick<Cell, 'truth' | 'predicted'>): string {
  return `true ${truth.title}, ${predicted === UNANSWERED_LABEL ? 'unanswered' : `predicted ${predicted.title}`}`
}

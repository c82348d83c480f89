import { refuseUnequalLengths } from './pairs'

/** Predicted label of an item without an answer. */
export const NO_LABEL = -1

/** The distinct (truth, predicted) pairs of labels that occur, and how often each does. */
export interface ConfusionCells {
  readonly labels: readonly string[]
  /** Index in `labels`, cell by cell. */
  readonly truth: readonly number[]
  /** Index in `labels`, or {@link NO_LABEL}, cell by cell. */
  readonly predicted: readonly number[]
  readonly counts: readonly number[]
}

/** Counts the pairs of labels of all items with truth. @throws RangeError when the two differ in length */
export function confusionCells(
  truth: readonly (string | null)[],
  predicted: readonly (string | null)[],
  compare: (a: string, b: string) => number,
): ConfusionCells {
  refuseUnequalLengths(truth, predicted)
  const labels = labelsOf(truth, predicted).sort(compare)
  const indexOf = new Map(labels.map((label, index) => [label, index]))
  const indexOrNone = (label: string | null) => (label === null ? NO_LABEL : (indexOf.get(label) ?? NO_LABEL))
  const counts = new Map<number, number>()
  const columns = labels.length + 1
  truth.forEach((label, item) => {
    if (label === null) return
    const cell = indexOrNone(label) * columns + indexOrNone(predicted[item]) + 1
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
  })
  const cells = [...counts.keys()].sort((a, b) => a - b)
  return {
    labels,
    truth: cells.map((cell) => Math.floor(cell / columns)),
    predicted: cells.map((cell) => (cell % columns) - 1),
    counts: cells.map((cell) => counts.get(cell) ?? 0),
  }
}

/** Cell of an item without truth. */
export const NO_CELL = -1

/** Index of the cell that each item is in, or {@link NO_CELL}. */
export function cellsOfItems(
  { labels, truth, predicted }: ConfusionCells,
  trueLabels: readonly (string | null)[],
  predictedLabels: readonly (string | null)[],
): Int32Array {
  const indexOf = new Map(labels.map((label, index) => [label, index]))
  const columns = labels.length + 1
  const keyOf = (row: number, column: number) => row * columns + column + 1
  const cellOf = new Map(truth.map((row, cell) => [keyOf(row, predicted[cell]), cell]))
  return Int32Array.from(trueLabels, (label, item) => {
    if (label === null) return NO_CELL
    const answer = predictedLabels[item]
    const column = answer === null ? NO_LABEL : (indexOf.get(answer) ?? NO_LABEL)
    return cellOf.get(keyOf(indexOf.get(label) ?? NO_LABEL, column)) ?? NO_CELL
  })
}

/** Labels in truth and prediction of items with truth. */
function labelsOf(truth: readonly (string | null)[], predicted: readonly (string | null)[]): string[] {
  const labels = new Set<string>()
  truth.forEach((label, item) => {
    if (label === null) return
    labels.add(label)
    const answer = predicted[item]
    if (answer !== null) labels.add(answer)
  })
  return [...labels]
}

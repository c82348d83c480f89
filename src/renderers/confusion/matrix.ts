import type { ConfusionLabel, ConfusionPayload, ConfusionSeries } from '../../protocol/payloads'
import { UNANSWERED } from '../../core/metrics/results'

/** Classes shown at most; of more, the most frequent ones. */
const MOST_CLASSES = 60

export interface Cell {
  readonly truth: ConfusionLabel
  /** The label, or the extra column of items without an answer. */
  readonly predicted: ConfusionLabel
  readonly count: number
  /** count / items whose truth is the row's class, 0 for an empty row. */
  readonly share: number
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
  /** Classes that neither truth nor prediction has. */
  readonly absent: readonly ConfusionLabel[]
  /** Classes left out because there are too many. */
  readonly leftOut: number
}

export const UNANSWERED_LABEL: ConfusionLabel = { key: UNANSWERED, title: 'unanswered' }

/**
 * Arranges a series' counts.
 * @param withAbsent also lays out the classes that do not occur
 */
export function matrixOf(
  payload: ConfusionPayload,
  { metrics }: ConfusionSeries,
  withAbsent: boolean,
): Matrix {
  const { labels: keys, counts } = metrics.confusion
  const titles = new Map(payload.labels.map((label) => [label.key, label]))
  const all = [
    ...keys.map((key) => titles.get(key) ?? { key, title: key }),
    ...payload.labels.filter(({ key }) => !keys.includes(key)),
  ]
  const indexOf = new Map(keys.map((key, index) => [key, index]))
  const countOf = (truth: string, predicted: string) => {
    const row = counts[indexOf.get(truth) ?? -1] ?? []
    return row[predicted === UNANSWERED ? keys.length : (indexOf.get(predicted) ?? -1)] ?? 0
  }
  const frequency = new Map(
    all.map(({ key }) => [
      key,
      all.reduce(
        (sum, other) => sum + countOf(key, other.key) + countOf(other.key, key),
        countOf(key, UNANSWERED),
      ),
    ]),
  )
  const occurs = ({ key }: ConfusionLabel) => (frequency.get(key) ?? 0) > 0
  const wanted = withAbsent ? all : all.filter(occurs)
  const kept = new Set(
    wanted
      .toSorted((a, b) => (frequency.get(b.key) ?? 0) - (frequency.get(a.key) ?? 0))
      .slice(0, MOST_CLASSES),
  )
  const shown = wanted.filter((label) => kept.has(label))
  return {
    columns: [...shown, UNANSWERED_LABEL],
    rows: shown.map((truth) => {
      const total = (counts[indexOf.get(truth.key) ?? -1] ?? []).reduce((sum, count) => sum + count, 0)
      const cells = [...shown, UNANSWERED_LABEL].map((predicted): Cell => {
        const count = countOf(truth.key, predicted.key)
        return { truth, predicted, count, share: total === 0 ? 0 : count / total, right: predicted === truth }
      })
      return { label: truth, cells, total }
    }),
    absent: all.filter((label) => !occurs(label)),
    leftOut: wanted.length - shown.length,
  }
}

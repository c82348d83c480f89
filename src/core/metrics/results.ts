/** A figure with its bootstrap interval. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Regression over one half-open truth bin, `low ≤ truth < high`. */
export interface RegressionBin {
  readonly low: number
  readonly high: number
  /** Answered items in the bin, which the figures are of. */
  readonly n: number
  readonly rmse: number | null
  readonly mae: number | null
  readonly bias: number | null
}

/** Scores of numbers against numbers over the answered items; null where a figure is not available. */
export interface RegressionMetrics {
  readonly kind: 'regression'
  /** Items with truth. */
  readonly n: number
  readonly answered: number
  /** answered / n. */
  readonly coverage: number
  readonly rmse: number | null
  readonly mae: number | null
  /** 1 − Σ(y−ŷ)²/Σ(y−ȳ)²; null for n < 2. */
  readonly r2: number | null
  /** Mean of predicted − truth. */
  readonly bias: number | null
  readonly pearson: number | null
  readonly bins: readonly RegressionBin[]
  /** Share of all items with truth whose discretised value is right, unanswered ones being wrong; patch counts only. */
  readonly discretisedAccuracy?: number | null
  readonly ci?: Partial<Readonly<Record<'rmse' | 'mae' | 'r2' | 'bias' | 'discretisedAccuracy', Interval>>>
}

export interface ClassMetrics {
  readonly label: string
  /** Items whose truth is this class. */
  readonly support: number
  readonly predicted: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly ci?: ClassIntervals
}

/** Intervals of a class's figures, those that can be told. */
export type ClassIntervals = Partial<Readonly<Record<'precision' | 'recall' | 'f1', Interval>>>

/** Name of the extra confusion column for items without an answer. */
export const UNANSWERED = 'unanswered'

/** Empty where there are more than a thousand labels: they are no classes then. */
export interface ConfusionMatrix {
  /** Labels of rows (truth) and of columns (prediction). */
  readonly labels: readonly string[]
  /** counts[truth][predicted]; one more column at the end, {@link UNANSWERED}. */
  readonly counts: readonly (readonly number[])[]
}

/** Scores of labels against labels over all items with truth; an unanswered item is wrong and never a class. */
export interface ClassificationMetrics {
  readonly kind: 'classification'
  readonly n: number
  readonly answered: number
  readonly coverage: number
  readonly accuracy: number | null
  readonly macroPrecision: number | null
  readonly macroRecall: number | null
  readonly macroF1: number | null
  readonly perClass: readonly ClassMetrics[]
  readonly confusion: ConfusionMatrix
  readonly ci?: Partial<Readonly<Record<'accuracy' | 'macroPrecision' | 'macroRecall' | 'macroF1', Interval>>>
}

export type TaskMetrics = RegressionMetrics | ClassificationMetrics

import type { MetadataValue } from '../core/dataset/sample'
import type { Estimate } from '../core/metrics/comparison/difference'
import type { Agreement } from '../core/metrics/errors/limitsOfAgreement'
import type { MedianPoint } from '../core/metrics/errors/runningMedian'
import type { BoxFigures } from '../core/metrics/quantiles'
import type { NumberTask } from '../core/numberTokens/distributionOf'
import type { EncodedArray, PayloadBase } from './payloads'

/** Counts of samples on a grid of equal cells. */
export interface CountGrid {
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
  readonly columns: number
  readonly rows: number
  /** u2 or i4, row-major, rows from low to high. */
  readonly counts: EncodedArray
}

/** What errors are shown against. */
export type ErrorAxis =
  | {
      readonly kind: 'quantity'
      /** Absent where it is the true value. */
      readonly column?: string
      readonly title: string
      readonly unit: string
    }
  | {
      readonly kind: 'classes'
      readonly column: string
      readonly title: string
      /** Classes that are left out, since there are too many. */
      readonly leftOut: number
    }

/** Errors of one class of the axis. */
export interface ErrorBox {
  /** Of the column; null where samples have none. */
  readonly value: MetadataValue
  readonly title: string
  readonly n: number
  /** Mean of predicted − true with its 95 % interval. */
  readonly bias: Estimate
  /** Of predicted − true. */
  readonly errors: BoxFigures
}

/** Errors against a quantity, one by one where there are few, and how their middle runs along it. */
export interface ErrorCloud {
  readonly kind: 'cloud'
  /** Absent where the series has points. */
  readonly grid?: CountGrid
  readonly medians: readonly MedianPoint[]
}

/** A series' samples one by one, parallel; f4. */
export interface ErrorPoints {
  readonly ids: readonly string[]
  readonly truth: EncodedArray
  readonly predicted: EncodedArray
  /** Place on the axis, where it is a quantity other than the true value; NaN where a sample has none. */
  readonly at?: EncodedArray
}

/** How far one model's numbers are off. */
export interface ErrorSeries {
  readonly model: string
  readonly title: string
  /** Questions with truth, and how many of them are answered. */
  readonly n: number
  readonly answered: number
  /** Answered ones whose place on the axis is not known. */
  readonly misplaced: number
  /** Absent where there are too many. */
  readonly points?: ErrorPoints
  readonly against: ErrorCloud | { readonly kind: 'boxes'; readonly boxes: readonly ErrorBox[] }
  /** Absent where fewer than two questions are answered. */
  readonly agreement?: Agreement & {
    /** Errors over the mean of predicted and true; absent where the series has points. */
    readonly grid?: CountGrid
  }
  /** Absolute errors below which 0 %, 1 %, … 100 % of the answers lie; empty without answers. */
  readonly percentiles: readonly number[]
}

/** `application/vnd.reo.residuals.v1+json`: how far numbers are off, and what that hangs on. */
export interface ResidualsPayload extends PayloadBase {
  readonly task: NumberTask
  readonly quantity: string
  readonly unit: string
  readonly axis: ErrorAxis
  /** Columns that errors can be shown against. */
  readonly columns: readonly string[]
  /** Column whose samples are taken together in intervals, such as tiles; absent where each stands for itself. */
  readonly clustered?: string
  readonly series: readonly ErrorSeries[]
}

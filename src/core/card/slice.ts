import type { Sample } from '../dataset/sample'
import { unreachable } from '../errors'
import { type CategoryAttribute, classOf, type Quantity } from './attribute'
import { cellOf } from './placeTally'

/** A part of a data set that a mark of its card stands for: a bar, a bin, a place. */
export type CardSlice =
  | { readonly kind: 'class'; readonly attribute: CategoryAttribute; readonly key: string }
  /** `low ≤ value < high`; without an upper end where `high` is null. */
  | {
      readonly kind: 'range'
      readonly quantity: Quantity
      readonly low: number
      readonly high: number | null
    }
  /** A cell of the map. */
  | { readonly kind: 'place'; readonly level: number; readonly row: number; readonly column: number }

/** Whether a sample is one of a slice's, by the rules that its card was counted by. */
export function isInSlice(slice: CardSlice, sample: Sample): boolean {
  switch (slice.kind) {
    case 'class':
      return classOf(slice.attribute, sample) === slice.key
    case 'range': {
      const value = sample.truth[slice.quantity]
      return value !== undefined && value >= slice.low && (slice.high === null || value < slice.high)
    }
    case 'place': {
      const cell = sample.location && cellOf(sample.location, slice.level)
      return cell !== undefined && cell[0] === slice.row && cell[1] === slice.column
    }
    default:
      return unreachable(slice)
  }
}

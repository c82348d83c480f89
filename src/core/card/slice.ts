import { LAND_COVER_GROUPS } from '../benchmark/landCoverGroups'
import type { Conditions } from '../dataset/conditions'
import type { Sample } from '../dataset/sample'
import { unreachable } from '../errors'
import { type CategoryAttribute, classOf, type Quantity } from './attribute'
import { cellOf, cellSide } from './cells'

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

/** Columns that conditions read from elsewhere than the metadata. */
const NO_METADATA: readonly string[] = [
  'id',
  'split',
  'latitude',
  'longitude',
  'landCover',
  'patchCount',
  'agb',
]

/** Conditions that every sample of a slice meets, and others may too: they spare a search the rest. */
export function narrowed(slice: CardSlice): Conditions {
  switch (slice.kind) {
    case 'class':
      return narrowedToClass(slice.attribute, slice.key)
    case 'range': {
      const { quantity, low, high } = slice
      return { [quantity]: high === null ? { min: low } : { min: low, max: high } }
    }
    case 'place': {
      const side = cellSide(slice.level)
      const south = slice.row * side - 90
      return { latitude: { min: south - ROUNDING, max: south + side + ROUNDING } }
    }
    default:
      return unreachable(slice)
  }
}

/** Degrees by which a cell's side may be off. */
const ROUNDING = 1e-6

function narrowedToClass(attribute: CategoryAttribute, key: string): Conditions {
  switch (attribute.kind) {
    case 'landCover':
      return { landCover: Number(key) }
    case 'landCoverGroup':
      return { landCover: LAND_COVER_GROUPS.find((group) => group.key === key)?.codes ?? [] }
    case 'column': {
      const { column } = attribute
      return NO_METADATA.includes(column) ? {} : { [column]: [key, Number(key), key === 'true'] }
    }
    case 'activity':
    case 'landUse':
    case 'season':
      return {}
    default:
      return unreachable(attribute)
  }
}

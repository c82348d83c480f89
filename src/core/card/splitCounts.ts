import { type Split, SPLITS } from '../dataset/sample'

/** Something by split. */
export type BySplit<Value> = Readonly<Record<Split, Value>>

/** A split, or all of them together. */
export type Part = Split | 'all'

/** Something by split and for all of them together. */
export type ByPart<Value> = Readonly<Record<Part, Value>>

/** A value for each split. */
export function bySplit<Value>(valueOf: (split: Split) => Value): BySplit<Value> {
  return { train: valueOf('train'), val: valueOf('val'), test: valueOf('test') }
}

/** Counts by split that can be counted up. */
export function zeros(): Record<Split, number> {
  return { train: 0, val: 0, test: 0 }
}

/** Counts of all splits together. */
export function totalOf(counts: BySplit<number>): number {
  return SPLITS.reduce((sum, split) => sum + counts[split], 0)
}

/** Every two splits, the earlier first. */
export const SPLIT_PAIRS: readonly (readonly [Split, Split])[] = [
  ['train', 'val'],
  ['train', 'test'],
  ['val', 'test'],
]

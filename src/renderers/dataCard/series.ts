import type { BySplit, Part } from '../../core/card/splitCounts'
import { type Split, SPLITS } from '../../core/dataset/sample'

/** What the reader looks at: everything, one split, or the splits side by side. */
export type Shown = Part | 'compare'

/** A part of the data that is drawn in a colour of its own. */
export interface Series {
  readonly part: Part
  readonly title: string
  /** CSS colour; absent where marks keep their own. */
  readonly colour?: string
}

/** A split's colour wherever splits stand side by side. */
const SPLIT_COLOURS: BySplit<string> = {
  train: 'var(--reo-blue)',
  val: 'var(--reo-yellow)',
  test: 'var(--reo-purple)',
}

/** The splits that have samples. */
export function filledSplits(samples: BySplit<number>): readonly Split[] {
  return SPLITS.filter((split) => samples[split] > 0)
}

/** What is drawn side by side. */
export function seriesOf(shown: Shown, splits: readonly Split[]): readonly Series[] {
  if (shown === 'compare')
    return splits.map((split) => ({ part: split, title: split, colour: SPLIT_COLOURS[split] }))
  return [{ part: shown, title: shown === 'all' ? 'all' : shown }]
}

/** Samples of a part. */
export function countOf(counts: BySplit<number>, part: Part): number {
  return part === 'all' ? SPLITS.reduce((sum, split) => sum + counts[split], 0) : counts[part]
}

/** Share of a part's samples, 0 where it has none. */
export function shareOf(count: number, whole: number): number {
  return whole === 0 ? 0 : count / whole
}

import type { Split } from '../../core/dataset/sample'
import type { DataCardPayload, PayloadSource } from '../../protocol/payloads'
import type { PatchSelection } from '../shared/linkedPatches'
import type { Mark } from './mark'
import { countOf } from './series'

/** The question for the samples that a mark stands for, those of one split where one is shown. */
export function sliceSelection(
  { part }: DataCardPayload,
  source: PayloadSource,
  { title, slice, counts }: Mark,
  split: Split | undefined,
): PatchSelection {
  return {
    title: split === undefined ? title : `${title}, ${split}`,
    source,
    query: (offset, limit) => ({
      kind: 'card-slice',
      source,
      part: split === undefined ? part : { ...part, split },
      slice,
      count: countOf(counts, split ?? 'all'),
      offset,
      limit,
    }),
  }
}

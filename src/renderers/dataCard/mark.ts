import type { CardSlice } from '../../core/card/slice'
import type { BySplit } from '../../core/card/splitCounts'
import { formatCount, formatPlural, formatShare } from '../shared/format'
import { countOf, type Series, shareOf } from './series'

/** Something on the card that stands for samples: a bar, a bin, a place. */
export interface Mark {
  /** What is counted, such as "Land cover". */
  readonly of: string
  /** In words, such as "Closed forest, mixed". */
  readonly title: string
  readonly slice: CardSlice
  readonly counts: BySplit<number>
}

/** A mark's counts and shares in words, such as "Shrubs: train 12 (3.4 %), test 4 (2.9 %)". */
export function describeMark(
  { title, counts }: Mark,
  series: readonly Series[],
  wholes: BySplit<number>,
): string {
  const parts = series.map(({ part, title: name, colour }) => {
    const count = countOf(counts, part)
    const share = formatShare(shareOf(count, countOf(wholes, part)))
    return colour === undefined
      ? `${formatPlural(count, 'sample')}, ${share}`
      : `${name} ${formatCount(count)} (${share})`
  })
  return `${title}: ${parts.join(', ')}`
}

/** Shares of the series as they stand beside a mark: "12.3 %", or "12 · 10 · 14 %" side by side. */
export function sharesInShort({ counts }: Mark, series: readonly Series[], wholes: BySplit<number>): string {
  const shares = series.map(({ part }) => shareOf(countOf(counts, part), countOf(wholes, part)))
  if (shares.length === 1) return formatShare(shares[0])
  return `${shares.map((share) => formatShare(share, 0).replace(' %', '')).join(' · ')} %`
}

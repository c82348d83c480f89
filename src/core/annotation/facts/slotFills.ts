import type { MetadataValue } from '../../dataset/sample'
import { type CoverShares, shareOf } from './coverShares'
import { COVER_WORDS, coverWords } from './coverWords'
import type { PatchFacts } from './patchFacts'

/** What stands in the place of a slot: the words, and the value that conditions are about. */
export interface SlotFill {
  readonly value: MetadataValue
  readonly words: string
}

/** What fills a slot, by a patch; undefined where it has no such fact: templates that need it are then not used. */
export type FillOf = (facts: PatchFacts) => SlotFill | undefined

/** A value and its words. */
export function fill(value: MetadataValue, words: string): SlotFill {
  return { value, words }
}

/** A value that may not be known. @param words how it is said; itself when absent */
export function known<Value extends string | number | boolean>(
  value: Value | undefined,
  words: (value: Value) => string = String,
): SlotFill | undefined {
  return value === undefined ? undefined : fill(value, words(value))
}

/** A word that agrees with the patch count. */
export function plural(one: string, several: string): FillOf {
  return ({ patchCount }) => known(patchCount, (count) => (count === 1 ? one : several))
}

/** A fact of the map; none where the map has classes that there are no words for. */
export function ofShares(of: (shares: CoverShares) => SlotFill | undefined): FillOf {
  return ({ shares }) =>
    shares !== undefined && [...shares.keys()].every((code) => COVER_WORDS.has(code)) ? of(shares) : undefined
}

/** The words for a class by its place among the largest, from 0. */
export function nthCover(place: number): FillOf {
  return ofShares((shares) => known([...shares.keys()].at(place), coverWords))
}

/** The share of a class by its place among the largest, from 0. */
export function nthShare(place: number): FillOf {
  return ofShares((shares) => {
    const own = [...shares.values()].at(place)
    return own === undefined ? undefined : share(own)
  })
}

/** The share of some classes together. */
export function together(codes: readonly number[]): FillOf {
  return ofShares((shares) => share(shareOf(shares, codes)))
}

/** Per cent by which one of two is to be larger than the other, so that whole per cent tell it. */
const LARGER_BY = 1

/** Which of two lots of classes is larger. */
export function larger(rivals: Readonly<Record<string, readonly number[]>>): FillOf {
  return ofShares((shares) =>
    largerOf(
      Object.fromEntries(Object.entries(rivals).map(([name, codes]) => [name, shareOf(shares, codes)])),
    ),
  )
}

/** Which of two shares is larger; none where they are nearly the same. */
export function largerOf(rivals: Readonly<Record<string, number>>): SlotFill | undefined {
  const [[name, most], [, least]] = Object.entries(rivals).sort(([, one], [, other]) => other - one)
  return most - least >= LARGER_BY ? fill(name, name) : undefined
}

/** Conditions are about the very share, words about whole per cent. */
export function share(value: number): SlotFill {
  return fill(value, percent(value))
}

/** Whole per cent, of which neither all nor nothing is said unless it is so. */
export function percent(share: number): string {
  if (share > 0 && share < 0.5) return 'less than 1 %'
  return share < 100 && share >= 99.5 ? 'more than 99 %' : `${share.toFixed(0)} %`
}

/** As running text lists things: “a, b and c”. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join()
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
}

import { coversIn } from '../../answers/landCoverNames'
import type { Span } from '../../answers/reading'
import { mask } from '../../answers/text/mask'
import { matchesOf } from '../../answers/text/matches'
import { CLOSED_FOREST, FOREST, OPEN_FOREST, USED_LAND } from '../facts/coverShares'
import { type StatedShare, sharesIn } from './shares'

/** What a text says of some classes: that they are there, or not, and over which share. */
export interface CoverClaim {
  readonly words: string
  readonly span: Span
  /** CGLS codes; any of them, or all together where a share is told. Undefined for what the legend does not have. */
  readonly codes: readonly number[] | undefined
  readonly isDenied: boolean
  readonly share?: StatedShare
}

type Mention = Pick<CoverClaim, 'words' | 'span' | 'codes'>

/** Cultivated and built-up land taken together. */
const USED =
  /\b(?:cultivated|farmed|farmland|cropland|agricultural|agriculture|crops|fields)(?: land| areas?| ground)? (?:and|or|nor) (?:built[- ]up|buildings|urban)(?: land| areas?| ground| use)?/g

/** Words between a denial and what it denies; nothing further is denied by it. */
const DENIED =
  /\b(?:no|not|never|without|neither|nor|none of (?:\w+ ){1,5}(?:is|are)|no part of (?:\w+ ){1,5}(?:is|are))\s+(?:(?!in\b|at\b|of\b|near\b|on\b|only\b)[\w-]+\s+){0,3}$/

/** What stands between a share and the class that it is about ("62 % of it is shrubland"). */
const SHARE_FIRST = /^(?:\s*(?:of (?:it|them|(?:the|this) [\w-]+(?: \w+)?)|is|are|under|neither|:))*\s*$/
/** What stands between a class and its share ("shrubland (62 %)", "forest covers 12 %"). */
const CLASS_FIRST =
  /^(?:\s*(?:covers?|takes?(?: up)?|makes? up|amounts? to|comes? to|holds?|has|have|with|at|over|is|most room|together|of (?:the|this) \w+|[(:,]))*\s*$/

/** What a text claims of classes, in order. @param text in lower case */
export function coverClaims(text: string): readonly CoverClaim[] {
  const mentions = mentionsIn(text)
  const shares = new Map<Mention, StatedShare>()
  const free = new Set(sharesIn(text))
  const pair = (fits: (mention: Mention, share: StatedShare) => boolean) => {
    for (const share of free) {
      const mention = mentions.find((candidate) => !shares.has(candidate) && fits(candidate, share))
      if (mention === undefined) continue
      shares.set(mention, share)
      free.delete(share)
    }
  }
  pair(({ span: [from] }, { span: [, end] }) => end <= from && SHARE_FIRST.test(text.slice(end, from)))
  pair(({ span: [, end] }, { span: [from] }) => end <= from && CLASS_FIRST.test(text.slice(end, from)))
  return mentions.map((mention) => {
    const share = shares.get(mention)
    const isDenied = DENIED.test(text.slice(0, mention.span[0]))
    return { ...mention, isDenied, ...(share !== undefined && { share }) }
  })
}

function mentionsIn(text: string): readonly Mention[] {
  const used = matchesOf(text, USED).map((match) => mention(match, USED_LAND))
  const named = coversIn(mask(text, USED)).flatMap(({ code, group, match }) => {
    if (code !== undefined) return [mention(match, [code])]
    if (group === 'forest') return [mention(match, forestsOf(match[0]))]
    return group === 'savanna' ? [mention(match, undefined)] : []
  })
  return [...used, ...named].sort((one, other) => one.span[0] - other.span[0])
}

function mention({ index, 0: found }: RegExpExecArray, codes: Mention['codes']): Mention {
  const words = found.trimEnd()
  return { words, span: [index, index + words.length], codes }
}

function forestsOf(words: string): readonly number[] {
  if (/\b(?:closed|dense)\b/.test(words)) return CLOSED_FOREST
  return /\b(?:open|sparse)\b/.test(words) ? OPEN_FOREST : FOREST
}

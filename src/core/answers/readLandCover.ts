import { LAND_COVER_CLASSES, landCoverClass } from '../benchmark/landCover'
import { coversIn } from './landCoverNames'
import type { ReadingPolicies } from './policies'
import type { Reading, Span } from './reading'
import { refusalIn } from './text/refusal'
import { matchesOf } from './text/matches'
import { rankOf, type Stance, stancesIn } from './text/stance'
import { correctionsIn, statementsOf } from './text/statements'
import { whyNoValue } from './vagueness'

/** A class, or a group of classes, as an answer names it. */
interface Mention {
  readonly code: number | undefined
  readonly group: string | undefined
  readonly span: Span
  /** How far the answer commits to it. */
  readonly weight: number
  /** Per cent of the patch that the answer gives it. */
  readonly share: number | undefined
  readonly isCode: boolean
}

/** CGLS-LC100 code. @param text what the model says, in lower case */
export function readLandCover(text: string, { number }: ReadingPolicies): Reading {
  const mentions = mentionsIn(text)
  const refusal = refusalIn(text)
  const least = refusal === undefined ? 0 : refusal === 'doubt' ? 1 : 2
  const sayable = mentions.filter(({ weight }) => weight >= least)
  if (sayable.length === 0) {
    if (refusal !== undefined) return { status: 'refused', reason: 'refusal' }
    return {
      status: 'unparseable',
      reason: whyNoValue(text) === 'vague' ? 'description-only' : whyNoValue(text),
    }
  }
  if (number === 'first') return readingOf(sayable[0])
  if (number === 'last') return readingOf(sayable[sayable.length - 1])
  return committedReading(sayable, correctionsIn(text))
}

function committedReading(mentions: readonly Mention[], corrections: readonly number[]): Reading {
  const correction = corrections.findLast((at) => mentions.some(({ span }) => span[0] > at))
  const pool = correction === undefined ? mentions : mentions.filter(({ span }) => span[0] > correction)
  const largest = Math.max(...pool.map(({ share }) => share ?? 0))
  const main = pool.filter(({ share, weight }) => share === undefined || share === largest || weight >= 3)
  const most = Math.max(...main.map(({ weight }) => weight))
  const best = withoutCoarser(main.filter(({ weight }) => weight === most))
  const names = new Set(best.map(({ code, group }) => code ?? group))
  if (names.size > 1 && best[0].weight < 3)
    return { status: 'ambiguous', span: best[0].span, reason: 'several-values' }
  return readingOf(best[best.length - 1])
}

/** Without groups where a class is named too: "a forest, namely closed evergreen broadleaf forest". */
function withoutCoarser(mentions: readonly Mention[]): readonly Mention[] {
  const exact = mentions.filter(({ code }) => code !== undefined)
  const hasForest = exact.some(({ code }) => code !== undefined && code > 110 && code < 130)
  const isCovered = ({ code, group }: Mention) =>
    code === undefined && (group === 'vegetation' ? exact.length > 0 : hasForest)
  return mentions.filter((mention) => !isCovered(mention))
}

function readingOf({ code, group, span, isCode }: Mention): Reading {
  if (code !== undefined)
    return { status: 'answered', value: code, span, reason: isCode ? 'class-code' : 'class-name' }
  return {
    status: 'ambiguous',
    ...(group === undefined ? {} : { value: group }),
    span,
    reason: 'coarse-class',
  }
}

const MAIN =
  /\b(?:primarily|mainly|mostly|predominantly|predominant|dominant(?:ly)?|dominated by|main|majority|largely|principal|primary|chiefly|classified as|class(?:ification)? (?:is|of|would be)|belongs? to|best described as|falls (?:under|into|in)|corresponds to|land cover(?: (?:type|class))?(?: \S+){0,3}? (?:is|:)|label(?: is|:)|category(?: is|:))(?:(?!,|;|\b(?:with|and|but)\b).){0,60}$/
const MINOR =
  /\b(?:some|few|scattered|small|patches of|minor|surrounded by|surrounding|adjacent|nearby|near|along|bordering|next to|with (?:a |an |some |occasional |small |scattered )?|interspersed|possibly|also|edge of|around|remnants? of|traces? of|secondary|background|between|crossed by)\s*(?:[a-z-]+\s+){0,2}$/
const NEGATED =
  /\b(?:no|not|without|n't|rather than|instead of|neither|nor|absence of|lack of|lacks|unlike|excluding|except|unlikely)\s+(?:\w+\s+){0,5}$/
const EXAMPLES =
  /\b(?:such as|(?<!looks? )like|e\.g\.?|including|for example|options?|choices|whether|could be|can be|either)\b[^.]*$/

function mentionsIn(text: string): Mention[] {
  const mentions: Mention[] = []
  for (const [start, end] of statementsOf(text)) {
    const statement = text.slice(start, end).replaceAll('_', ' ')
    const found = [...codesIn(statement), ...namesIn(statement)]
    if (found.length === 0) continue
    const stanceOf = stancesIn(statement)
    const isAsked = statement.endsWith('?')
    for (const one of found) {
      const [from, to] = one.span
      const [before, after] = [statement.slice(0, from), statement.slice(to)]
      const weight = isAsked ? 0 : weightOf(before, after, stanceOf(from, to))
      mentions.push({ ...one, weight, share: shareOf(before, after), span: [from + start, to + start] })
    }
  }
  return mentions.sort((a, b) => a.span[0] - b.span[0])
}

/** −1 for denied classes, 0 for others', asked and minor ones, 1 for named, 2 for main, 3 and 4 for answers. */
function weightOf(before: string, after: string, stance: Stance): number {
  if (NEGATED.test(before)) return -1
  if (/^\s*(?:is|are) (?:not|absent|unlikely)/.test(after)) return -1
  if (/^\s*(?:runs?|flows?|crosses|winds?|cuts?)\b/.test(after)) return 0.5
  if (MINOR.test(before)) return 0.5
  if (stance === 'final') return 4
  if (EXAMPLES.test(before) || stance === 'background') return 0
  if (
    MAIN.test(before) ||
    /^\s*(?:dominates|is (?:the )?(?:dominant|main|predominant)|covers (?:most|the majority))/.test(after)
  )
    return 3
  return rankOf(stance) >= rankOf('estimate') ? 2 : 1
}

function shareOf(before: string, after: string): number | undefined {
  const share =
    /(\d+(?:\.\d+)?)\s*%\s*(?:is |of )?(?:[a-z-]+ ){0,2}$/.exec(before) ??
    /^\s*[(:]?\s*(?:about |around |~)?(\d+(?:\.\d+)?)\s*%/.exec(after)
  return share === null ? undefined : Number(share[1])
}

type Found = Omit<Mention, 'weight' | 'share'>

const CODES = LAND_COVER_CLASSES.map(({ code }) => code).join('|')
const LABELLED_CODE = new RegExp(
  String.raw`\b(?:class|code|category|label|value|answer)\s*(?:is|no\.?|number|:|=|#|of)?\s*[:#]?\s*(${CODES})\b`,
  'g',
)
const BARE_CODE = new RegExp(String.raw`^\W*(${CODES})\W*(?:$|[-:,.(]\s*[a-z])`)

function codesIn(statement: string): Found[] {
  const bare = BARE_CODE.exec(statement)
  const matches = bare === null ? matchesOf(statement, LABELLED_CODE) : [bare]
  return matches.flatMap((match) => {
    const code = Number(match[1])
    const from = match.index + match[0].lastIndexOf(match[1])
    if (landCoverClass(code) === undefined) return []
    return [{ code, group: undefined, isCode: true, span: [from, from + match[1].length] as const }]
  })
}

function namesIn(statement: string): Found[] {
  return coversIn(statement).map(({ code, group, match }) => {
    const end = match.index + match[0].trimEnd().length
    return { code, group, isCode: false, span: [match.index, end] }
  })
}

import type { ReadingContext, Reading, Span } from './reading'
import { matchesOf } from './text/matches'
import { refusalIn } from './text/refusal'
import { correctionsIn } from './text/statements'
import { whyNoValue } from './vagueness'

const YES_NO_QUESTION =
  /^\W*(?:is|are|does|do|did|has|have|can|could|was|were|will|would)\b|\byes or no\b|\byes\/no\b/i

const SIGNS = String.raw`(?:(?:clear|visible|obvious|direct|apparent|evident|significant|discernible|noticeable|any|other|strong|recent|much|signs?|evidence|indications?|traces?|of|human|anthropogenic|man-?made|activit(?:y|ies)|influence|impacts?|presence|disturbances?|structures?|infrastructure|development|intervention|modification|features?)\s*){1,8}`

const NO: readonly RegExp[] = [
  /^\W*(?:the )?(?:(?:final )?answer(?: is)?:?\s*)?(?:(?:likely|probably|possibly|most likely)\s+)?(?:no|nope|not (?:really|at all|that i can see)|false|none|absent|negative|n)\b(?!\/)(?!\s*(?:answer|idea))/,
  new RegExp(
    String.raw`(?:\b(?:no|not|cannot|without|lacks?|lacking|absence of|devoid of|free (?:of|from)|neither|nor|little(?: to no)?)|n't)\s+(?!(?:\w+\s+){0,2}?(?:determine\w*|tell|say|confirm|assess|answer|judge|know|conclude|rule|sure|certain|possible)\b)(?:\w+\s+){0,4}?(?:see|observe|detect|find|identify|show|shows|contain|appear|reveal|visible|present|there|have|exhibit)?\s*(?:to (?:be|show|have|contain)\s+)?(?:a |an |the )?${SIGNS}`,
  ),
  /\b(?:undisturbed|pristine|untouched|entirely natural|completely natural|purely natural|intact|uninhabited|natural state|unaffected by (?:humans|human))\b/,
  /\b(?:human activity|human influence|human impact|anthropogenic activity)\s+(?:is|are|appears?|seems?)\s+(?:to be\s+)?(?:not|absent|unlikely|minimal to none|non-?existent)\b/,
]
const YES: readonly RegExp[] = [
  /^\W*(?:the )?(?:(?:final )?answer(?: is)?:?\s*)?(?:(?:likely|probably|possibly|most likely)\s+)?(?:yes|yeah|yep|y|true|present|affirmative|certainly|definitely)\b/,
  /\b(?:there (?:is|are|appears? to be|seems? to be)|appears? to be|been|minimal|some|minor|limited|shows?|showing|see|observe|visible|contains?|reveals?|indicat(?:es?|ing)|suggest(?:s|ing)?|with|evidence of|signs of|presence of)\s+(?:\w+\s+){0,4}?(?:human|anthropogenic|man-?made|cleared|converted|road|roads|building|buildings|house|houses|settlement|settlements|field|fields|farm\w*|agricultur\w*|crop\w*|logging|clearing|clearcut\w*|deforestation|infrastructure|urban|village|mine|mining|plantation\w*|track|tracks|trail|trails|power lines?|railway)\b/,
  /\b(?:human activity|human influence|human impact|human presence|anthropogenic activity)\s+(?:is|are)\s+(?:clearly |evidently )?(?:present|visible|evident|apparent|likely)\b/,
  /\b(?:cross(?:es|ed by)|road|roads|buildings?|farmland|logging|clearcuts?|settlements?)\b[^.]{0,40}\b(?:visible|present|evident|seen|apparent|runs?|crosses)\b/,
]

const CONCLUSION = /\b(?:final answer|answer|conclusion|so|therefore|thus)\b\W{0,4}(?:is\W{0,3})?(yes|no)\b/g

/** Yes or no where the question asks for it or the answer gives it; else the answer's own words. */
export function readHumanActivity(text: string, { question }: ReadingContext): Reading {
  if (isOfferedNone(text, question)) return openAnswer(text, question)
  const corrected = correctionsIn(text).at(-1)
  const from =
    corrected !== undefined && (yesNoIn(text.slice(corrected)) ?? undefined) !== undefined ? corrected : 0
  const said = yesNoIn(text.slice(from))
  const refusal = refusalIn(text)
  if (said?.isLeading === false && whyNoValue(text) === 'truncated') {
    return { status: 'unparseable', reason: 'truncated' }
  }
  if (said !== undefined && (refusal === undefined || said.isLeading || said.value === false || from > 0)) {
    const span: Span = [said.span[0] + from, said.span[1] + from]
    return { status: 'answered', value: said.value, span, reason: from > 0 ? 'self-corrected' : 'yes-no' }
  }
  if (refusal !== undefined) return { status: 'refused', reason: 'refusal' }
  return openAnswer(text, question)
}

/** "None" is no "no" to a question that offers it among its options. */
function isOfferedNone(text: string, question: string | undefined): boolean {
  return question !== undefined && /\bnone\b/i.test(question) && /^\W*none\W*$/.test(text)
}

interface YesNo {
  readonly value: boolean
  readonly span: Span
  readonly isLeading: boolean
}

function yesNoIn(text: string): YesNo | undefined {
  const body = text.replace(/^(?:actually|correction|wait|no, wait|sorry)[\s,.:-]*/, (found) =>
    ' '.repeat(found.length),
  )
  for (const [value, [leading]] of [
    [false, NO],
    [true, YES],
  ] as const) {
    const match = leading.exec(body)
    if (match !== null) return { value, span: spanOf(match), isLeading: true }
  }
  const answers = matchesOf(body, CONCLUSION).at(-1)
  if (answers !== undefined) {
    const end = answers.index + answers[0].length
    return { value: answers[1] === 'yes', span: [end - answers[1].length, end], isLeading: true }
  }
  const no = firstOf(NO.slice(1), body)
  const yes = firstOf(YES.slice(1), no === undefined ? body : body.replace(no[0], ' '.repeat(no[0].length)))
  const turns =
    no !== undefined && yes !== undefined && /\b(?:but|while|although|though|however)\b/.test(body)
  if (no !== undefined && !turns) return { value: false, span: spanOf(no), isLeading: false }
  return yes === undefined ? undefined : { value: true, span: spanOf(yes), isLeading: false }
}

function firstOf(patterns: readonly RegExp[], text: string): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match !== null) return match
  }
  return undefined
}

function spanOf({ index, 0: whole }: RegExpExecArray): Span {
  const lead = whole.length - whole.trimStart().length
  return [index + lead, index + whole.trimEnd().length]
}

/** The words of an answer to an open question, without blanks and a full stop around them. */
function openAnswer(text: string, question: string | undefined): Reading {
  const [start, end] = [text.length - text.trimStart().length, text.trimEnd().length]
  if (start >= end) return { status: 'unparseable', reason: 'empty' }
  if (question !== undefined && YES_NO_QUESTION.test(question)) {
    const reason = whyNoValue(text)
    return { status: 'unparseable', reason: reason === 'vague' ? 'description-only' : reason }
  }
  const value = text.slice(start, end).replace(/[.\s]+$/, '')
  return { status: 'answered', value, span: [start, start + value.length], reason: 'free-text' }
}

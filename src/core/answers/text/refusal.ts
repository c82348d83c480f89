import type { Stance } from './stance'

const UNABLE = String.raw`(?:i'?m |i am |we are |it is |it's )?(?:unable|not able|not possible|impossible|not feasible|infeasible)|can ?not|can't|could ?n[o']t|couldn't|cannot|isn't possible|is no way|not (?:be )?possible|won't|will not|do(?:es)? not|don't|doesn't|didn't`
const KNOW = String.raw`determin\w*|estimat\w*|provid\w*|tell|answer\w*|assess\w*|calculat\w*|comput\w*|give|giving|measur\w*|quantif\w*|infer\w*|identif\w*|deriv\w*|predict\w*|say|know\w*|help|assist\w*|comply|respond|analy[sz]\w*|view|access|process|interpret\w*|count\w*|classif\w*|conclud\w*|confirm\w*|ascertain\w*|see (?:the|any|an) image|have (?:enough|sufficient|the (?:ability|capability|data|information|means|necessary)|access|a way|any (?:data|information|way))|allow|contain|possible|discern\w*|make (?:a|an|any)|offer\w*|supply|state|report`

const REFUSALS: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:${UNABLE})\b(?:[^.!?\n]{0,40}?)\b(?:${KNOW})\b`),
  /\b(?:as an ai|as a language model|i(?:'m| am) (?:just |only )?an? (?:ai|language model)|beyond (?:my|the) (?:capabilit|scope|abilit))/,
  /\b(?:not enough|insufficient|inadequate|lack(?:s|ing)?(?: of)?|no) (?:\w+ ){0,3}(?:information|data|detail|context|evidence|resolution)\b/,
  /\b(?:cannot|can't|can not|could not|couldn't) be (?:\w+ )?(?:determined|estimated|provided|inferred|assessed|calculated|measured|computed|quantified|derived|answered|given|counted|identified|classified|known|established|discerned|obtained|made)/,
  new RegExp(
    String.raw`\b(?:too (?:low|coarse|small|blurry|poor|dark|limited|cloudy)|insufficient|not sufficient|inadequate|not enough)[^.]{0,30}\bto (?:${KNOW})`,
  ),
  /\bnot (?:be )?(?:determinable|estimable|answerable|available|discernible|provided|visible in|given|known|sufficient|possible)/,
  /\bno (?:\w+ )?(?:estimates?|answers?|values?|statements?|assessments?) (?:can|could|is|are) (?:be )?(?:\w+ )?(?:possible|made|given|provided|derived|available)/,
  /^\W*(?:n\/?a|none|unknown|unanswerable|undetermined|indeterminate|not applicable|no answer|unable to answer|can't (?:say|tell)|cannot (?:say|tell)|no idea|not sure|i don't know|unsure|unclear|sorry)\W*$/,
  /[:=]\s*(?:n\/?a|unknown|none|not available|not applicable|undetermined|indeterminate|unanswerable)\W*$/,
  /\b(?:is|are|remains?) (?:unknown|unclear|undetermined|unanswerable|impossible|indeterminate)\b|\bi(?:'m| am) (?:not sure|unsure)\b|\bi(?:'m| am) sorry\b|\bi apologi[sz]e\b|\bi(?:'d| would) need\b|\b(?:would (?:need|require)|requires?|need(?:s|ed)?) (?:\w+ ){0,3}(?:field|ground|lidar|in[- ]situ|additional|more|further|higher)\b|\bwithout (?:\w+ ){0,3}(?:field|ground|lidar|in[- ]situ|additional|more|further|context|calibration|access)/,
]

const REFUSAL = new RegExp(REFUSALS.map(({ source }) => source).join('|'))

/** Doubts, which are refusals where no value follows. */
const DOUBTS = new RegExp(
  String.raw`\b(?:difficult|hard|challenging|tricky|not easy|not straightforward|not trivial) to (?:\w+ ){0,2}?(?:${KNOW})\b`,
)

export type Refusal = 'refusal' | 'doubt'

/**
 * Whether an answer says that it does not answer: a `refusal` needs an outright estimate to be overruled, a `doubt` any
 * value of this patch.
 */
export function refusalIn(text: string): Refusal | undefined {
  if (REFUSAL.test(text)) return 'refusal'
  return DOUBTS.test(text) ? 'doubt' : undefined
}

/** Stance that a value needs to count in spite of what an answer says of itself. */
export function leastStance(refusal: Refusal | undefined): Stance {
  return refusal === 'refusal' ? 'estimate' : refusal === 'doubt' ? 'plain' : 'background'
}

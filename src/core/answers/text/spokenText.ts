import type { Span } from '../reading'
import { blank, mask } from './mask'
import { matchesOf } from './matches'

/** What a model says to its reader, apart from its thoughts and from what serving left behind. */
export interface SpokenText {
  /** In lower case, what is not spoken left out; runs of blanks are one, as long runs would slow every pattern down. */
  readonly text: string
  /** Position in the answer of each character of the text, and of its end; absent where they are the same. */
  readonly positions?: Uint32Array
  /** The answer ends within a block of thoughts. */
  readonly thinksToTheEnd: boolean
}

const THOUGHTS = 'think|thinking|thought|thoughts|reasoning|analysis|scratchpad'
const CLOSED_THOUGHTS = new RegExp(`<(${THOUGHTS})>[\\s\\S]*?</\\1>`, 'gi')
const OPEN_THOUGHTS = new RegExp(`<(?:${THOUGHTS})>[\\s\\S]*$`, 'i')
const THOUGHTS_BEFORE = new RegExp(`^[\\s\\S]*</(?:${THOUGHTS})>`, 'i')
const FINAL_CHANNEL = /^[\s\S]*<\|channel\|>\s*final\s*<\|message\|>/i
const THINKING_CHANNEL = /<\|channel\|>\s*(?:analysis|commentary)[\s\S]*$/i

const PROMPT = /^\s*(?:<s>\s*)?(?:user|human|\[inst\])\s*:?[\s\S]*?(?:assistant\s*:|\[\/inst\])/i
const END_OF_TURN =
  /<\/s>|<\|im_end\|>|<\|eot_id\|>|<\|endoftext\|>|<end_of_turn>|<\|end\|>|<eos>|#{2,}\s*(?:human|user|instruction|question)\s*:/i
const NEXT_TURN = /\n\s*(?:#+\s*)?(?:user|human|question|instruction)\s*:/i
const ROLE = /^\s*(?:<s>\s*)?(?:<\|im_start\|>\s*)?(?:#+\s*)?(?:assistant|model|gpt|bot|response)\s*(?::|\n)/i

/** Boxes of GeoChat, Qwen-VL and others, and lists of four coordinates. */
const BOXES =
  /<box>[\s\S]*?<\/box>|<\|box_start\|>[\s\S]*?<\|box_end\|>|\{(?:<-?\d+>)+(?:\|<-?\d+>)?\}|\[\s*-?[\d.]+\s*(?:,\s*-?[\d.]+\s*){3}\]|\(\d+\s*,\s*\d+\)(?:\s*,\s*\(\d+\s*,\s*\d+\))*/g
const TAGS = /<\|[^|>]*\|>|<\/?[a-z][a-z0-9_-]*(?:\s[^<>]*)?\/?>|<\d+>/gi
/** No number has so many digits; patterns would try each part of them. */
const ENDLESS_DIGITS = /[\d.,']{25,}/g
const STRUCK_OUT = /~~[\s\S]*?~~/g

/** Sentences without any of these have nothing to leave out, as most answers have not. */
const MARKED = /[^a-z0-9 .,;!?%'"/=+-]| {2}|[\d.,']{25}/i

/** The part of an answer that speaks to its reader. */
export function spokenText(answer: string): SpokenText {
  if (!MARKED.test(answer)) return { text: answer.toLowerCase(), thinksToTheEnd: false }
  const { text, thinksToTheEnd } = withoutThoughts(answer)
  const turn = withoutOtherTurns(text)
  const marked = turn.includes('<') || turn.includes('{') || turn.includes('[') || turn.includes('(')
  const words = marked ? mask(mask(turn, BOXES), TAGS) : turn
  const kept = mask(words, ENDLESS_DIGITS)
  const plain = plainCharacters(kept.includes('~~') ? mask(kept, STRUCK_OUT) : kept)
  return { ...withoutBlankRuns(plain), thinksToTheEnd }
}

/** Whether a part of the answer is spoken. */
export function isSpoken({ positions, text }: SpokenText, [start, end]: Span): boolean {
  if (positions === undefined) return text.slice(start, end).trim() !== ''
  const index = positions.findIndex((position) => position >= start)
  return index >= 0 && positions[index] < end && text.slice(index).trim() !== ''
}

const BLANK_RUNS = /[^\S\n]{2,}/g

function withoutBlankRuns(text: string): Pick<SpokenText, 'text' | 'positions'> {
  if (!/[^\S\n]{2}/.test(text)) return { text }
  const positions = new Uint32Array(text.length + 1)
  let short = ''
  let from = 0
  for (const { index, 0: run } of matchesOf(text, BLANK_RUNS)) {
    for (let position = from; position <= index; position++)
      positions[short.length + position - from] = position
    short += `${text.slice(from, index)} `
    from = index + run.length
  }
  for (let position = from; position <= text.length; position++)
    positions[short.length + position - from] = position
  short += text.slice(from)
  return { text: short, positions: positions.subarray(0, short.length + 1) }
}

function withoutThoughts(answer: string): Pick<SpokenText, 'text' | 'thinksToTheEnd'> {
  if (!answer.includes('<')) return { text: answer, thinksToTheEnd: false }
  const channel = mask(answer, FINAL_CHANNEL)
  const closed = mask(mask(channel, CLOSED_THOUGHTS), THOUGHTS_BEFORE)
  const text = mask(mask(closed, OPEN_THOUGHTS), THINKING_CHANNEL)
  return { text, thinksToTheEnd: text !== closed }
}

function withoutOtherTurns(text: string): string {
  const own = mask(mask(text, PROMPT), ROLE)
  if (!/[<#\n]/.test(own)) return own
  for (const end of [END_OF_TURN, NEXT_TURN]) {
    const found = end.exec(own)
    if (found !== null && own.slice(0, found.index).trim() !== '') {
      return own.slice(0, found.index) + blank(own.slice(found.index))
    }
  }
  return own
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '\u2212': '-',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u2018': "'",
  '\u2019': "'",
  '*': ' ',
  '`': ' ',
  $: ' ',
}

const HAS_SPECIAL = /[\u2010-\u2015\u2212\u00a0\u202f\u2009\u2018\u2019`$*]/
const SPECIAL = /[\u2010-\u2015\u2212\u00a0\u202f\u2009\u2018\u2019`$]|(?<!\d\s?)\*|\*(?!\s?\d)/g

/** For the few letters whose small form has another length. */
function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

const LATEX: Readonly<Record<string, string>> = {
  '\\times': '×',
  '\\pm': '±',
  '\\approx': '≈',
  '\\sim': '~',
  '\\cdot': '·',
  '\\boxed': 'answer',
}

/** In lower case with plain dashes, blanks and quotes; Markdown and LaTeX marks made blank. */
function plainCharacters(text: string): string {
  const folded = text.toLowerCase()
  const small = folded.length === text.length ? folded : lowerAscii(text)
  const lower = HAS_SPECIAL.test(small) ? small.replace(SPECIAL, (found) => CHARACTERS[found]) : small
  return lower.includes('\\') ? plainLatex(lower) : lower
}

function plainLatex(text: string): string {
  return text
    .replace(/\^\{(-?\d)\}/g, (found, power: string) => `^${power}`.padEnd(found.length))
    .replace(/\\[a-z]+/g, (command) => (LATEX[command] ?? '').padEnd(command.length).slice(0, command.length))
    .replace(/\\[,;! ]|[{}]/g, blank)
}

import type { Answer, NumberDistribution, TokenLogprob } from '../models/model'
import { expandKnownNumbers, type NextToken } from './expandNumbers'
import type { NumberDomain } from './numeralStart'

/** Why an answer has no distribution of numbers. */
export const NO_DISTRIBUTION = [
  'no number was read',
  'no probabilities of tokens',
  'the number is not written in digits',
  'the tokens do not make up the answer',
] as const
export type NoDistribution = (typeof NO_DISTRIBUTION)[number]

/** What is needed of an answer. */
export type SpokenNumber = Pick<Answer, 'raw' | 'status' | 'value' | 'span' | 'logprobs'>

/** A token in its place, and whether it is the one that the answer went on with. */
interface RecordedToken extends NextToken {
  readonly taken: boolean
}

/**
 * The numbers that a model might have given in place of its answer's, by the alternatives that were recorded of each
 * token. What would have followed an alternative was not: of such numbers the first digits are known, and the middle of
 * what they may be is listed, with as many digits as bring it near to the answer.
 */
export function recordedNumbers(
  answer: SpokenNumber,
  { range: [minimum, maximum], isWhole }: NumberDomain,
): NumberDistribution | NoDistribution {
  const { status, value, span, raw, logprobs = [] } = answer
  if ((status !== 'answered' && status !== 'out-of-range') || typeof value !== 'number')
    return 'no number was read'
  if (logprobs.length === 0) return 'no probabilities of tokens'
  const numeral = span === undefined ? '' : raw.slice(...span)
  if (span === undefined || !NUMERAL.test(numeral)) return 'the number is not written in digits'
  const places = placesFrom(logprobs, raw, span[0], numeral)
  if (places === undefined) return 'the tokens do not make up the answer'
  const written = Number(numeral.replaceAll(',', ''))
  // An answer in kg/m² is read in Mg/ha: what else it might have been is, too.
  const factor = written === 0 ? 1 : value / written
  const { values, ...rest } = expandKnownNumbers<RecordedToken>(
    (tokens) => (tokens.every(({ taken }) => taken) ? (places.at(tokens.length) ?? [END]) : undefined),
    {
      domain: { range: [minimum / factor, maximum / factor], isWhole: isWhole && factor === 1 },
      near: written,
    },
  )
  return { ...rest, values: values.map(([number, probability]) => [number * factor, probability]) }
}

const NUMERAL = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$|^\.\d+$/

/** What follows the last token: the answer's end, of which no alternatives are recorded. */
const END: RecordedToken = { token: '', probability: 1, taken: true }

/** The tokens of an answer from its number on, with the alternatives of each. */
function placesFrom(
  logprobs: readonly TokenLogprob[],
  raw: string,
  start: number,
  numeral: string,
): readonly (readonly RecordedToken[])[] | undefined {
  const text = logprobs.map(({ token }) => token).join('')
  const offset = text.indexOf(raw)
  const at = offset < 0 ? text.lastIndexOf(numeral) : offset + start
  if (at < 0) return undefined
  let end = 0
  const first = logprobs.findIndex(({ token }) => (end += token.length) > at)
  const { token } = logprobs[first]
  const before = token.slice(0, token.length - (end - at)).trimStart()
  return logprobs.slice(first).map((place, index) => alternativesOf(place, index === 0 ? before : ''))
}

/** @param before what the place's tokens hold before the number, such as a bracket */
function alternativesOf({ token, logprob, top }: TokenLogprob, before: string): readonly RecordedToken[] {
  const others = top.filter((other) => other.token !== token)
  return [{ token, logprob, taken: true }, ...others.map((other) => ({ ...other, taken: false }))].map(
    (one) => ({
      token: withoutStart(one.token, before),
      probability: Math.exp(one.logprob),
      taken: one.taken,
    }),
  )
}

function withoutStart(token: string, before: string): string {
  const trimmed = token.trimStart()
  return before !== '' && trimmed.startsWith(before) ? trimmed.slice(before.length) : token
}

import type { NumberDistribution } from '../models/model'
import { NumberTally } from './numberTally'
import { ANY_NUMBER, type NumberDomain, numeralStart } from './numeralStart'

/** A token that may come next. */
export interface NextToken {
  /** What it adds to the text; nothing where it ends the answer. */
  readonly token: string
  readonly probability: number
}

/**
 * A model that can be continued: for each of several beginnings of a number, the tokens that may come next; undefined
 * where that is not known of a beginning. Each of `beginnings` is the tokens since the place of the number.
 */
export type NextTokens<Token extends NextToken> = (
  beginnings: readonly (readonly Token[])[],
) => Promise<readonly (readonly Token[] | undefined)[]>

export interface ExpandOptions {
  /** Numbers outside are missing. */
  readonly domain?: NumberDomain
  /** Beginnings that are continued at a time, the most probable ones; of the others only the first digits are known. */
  readonly beam?: number
  /** Decimals after which a number is followed no further, and stands for all that begin so. */
  readonly decimals?: number
  /** A number that those of few known digits are likely to be near to; the median of the others when absent. */
  readonly near?: number
}

const BEAM = 64

/** Tokens of one number at most: spaces, digits, separators. */
const MOST_TOKENS = 16

/** A number as far as it is written. */
interface Beginning<Token> {
  readonly tokens: readonly Token[]
  readonly text: string
  readonly digits: string
  readonly probability: number
}

/**
 * The numbers that a model may write next, with their probabilities: the tree of its tokens, followed digit by digit.
 * Exact where every token is listed and the beam holds all beginnings. What is not listed is missing, never guessed.
 */
export async function expandNumbers<Token extends NextToken>(
  next: NextTokens<Token>,
  options: ExpandOptions = {},
): Promise<NumberDistribution> {
  const tree = numberTree<Token>(options)
  let step = tree.next([])
  while (step.done !== true) step = tree.next(await next(step.value))
  return step.value
}

/** As {@link expandNumbers}, where what may come next is known already. */
export function expandKnownNumbers<Token extends NextToken>(
  next: (beginning: readonly Token[]) => readonly Token[] | undefined,
  options: ExpandOptions = {},
): NumberDistribution {
  const tree = numberTree<Token>(options)
  let step = tree.next([])
  while (step.done !== true) step = tree.next(step.value.map(next))
  return step.value
}

/** Asks for what may come next after the beginnings of one length, length by length. */
function* numberTree<Token extends NextToken>({
  domain = ANY_NUMBER,
  beam = BEAM,
  decimals = Infinity,
  near,
}: ExpandOptions): Generator<
  readonly (readonly Token[])[],
  NumberDistribution,
  readonly (readonly Token[] | undefined)[]
> {
  const tally = new NumberTally(domain)
  let beginnings: readonly Beginning<Token>[] = [{ tokens: [], text: '', digits: '', probability: 1 }]
  for (let length = 0; length < MOST_TOKENS && beginnings.length > 0; length++) {
    const ranked = beginnings.toSorted((a, b) => b.probability - a.probability)
    const followed = ranked.slice(0, beam)
    for (const { digits, probability } of ranked.slice(beam)) tally.addOpen(digits, probability)
    const alternatives = yield followed.map(({ tokens }) => tokens)
    beginnings = followed.flatMap((beginning, index) => {
      const tokens = alternatives[index]
      if (tokens === undefined) tally.addOpen(beginning.digits, beginning.probability)
      return (tokens ?? []).flatMap((token) => continued(beginning, token, tally, decimals) ?? [])
    })
  }
  for (const { digits, probability } of beginnings) tally.addOpen(digits, probability)
  return tally.distribution(near)
}

/** A beginning with one more token; undefined where that ends the number, which is counted, or is of no number. */
function continued<Token extends NextToken>(
  { tokens, text, probability }: Beginning<Token>,
  token: Token,
  tally: NumberTally,
  decimals: number,
): Beginning<Token> | undefined {
  const written = token.token === '' ? `${text} ${END}` : text + token.token
  const start = numeralStart(written)
  const reached = probability * token.probability
  if (start?.kind === 'finished') tally.add(start.value, reached)
  if (start?.kind !== 'open') return undefined
  if ((start.digits.split('.').at(1)?.length ?? -1) >= decimals) {
    tally.addOpen(start.digits, reached)
    return undefined
  }
  return { tokens: [...tokens, token], text: written, digits: start.digits, probability: reached }
}

/** Stands for the end of an answer: no text that a number goes on with. */
const END = 'end'

import type { ReadingPolicies } from '../../answers/policies'
import type { Reading } from '../../answers/reading'
import { coarsen } from '../../numberTokens/coarsen'
import { domainOf, isNumberTask } from '../../numberTokens/distributionOf'
import { expandNumbers, type NextToken } from '../../numberTokens/expandNumbers'
import type { NumberDistribution } from '../model'
import { logSoftmax } from './chooseToken'
import type { NextLogits } from './generate'
import type { TokenTexts } from './tokenTexts'
import type { Written } from './vlmAnswer'
import type { VlmQuestion } from './vlmQuestions'

/** Less probable tokens are not followed: what they might lead to is missing. */
const LEAST_PROBABILITY = 1e-4

/** Decimals of a number that are followed: each takes as long as a digit before the point, and tells far less. */
const DECIMALS = 0

interface NumberToken extends NextToken {
  readonly id: number
}

export interface NumbersOptions {
  readonly next: NextLogits
  readonly texts: TokenTexts
  /** Beginnings of a number that are followed at a time. */
  readonly beam: number
  readonly policies: ReadingPolicies
}

/**
 * The numbers that a model might have given in place of the one in its answer, after the same words: it is asked what
 * would come next after other digits. Undefined for an answer without a number in digits.
 */
export async function possibleNumbers(
  { task, tokens, patch }: VlmQuestion,
  { raw, choices }: Written,
  { value, span }: Reading,
  { next, texts, beam, policies }: NumbersOptions,
): Promise<NumberDistribution | undefined> {
  if (!isNumberTask(task) || span === undefined || typeof value !== 'number') return undefined
  if (Number(raw.slice(...span)) !== value) return undefined
  const place = texts.endsOf(choices, raw).findIndex((end) => end > span[0])
  const before = [...tokens, ...choices.slice(0, place).map(({ token }) => token)]
  const continued = async (beginnings: readonly (readonly NumberToken[])[]) => {
    const rows = beginnings.map((beginning) => ({
      patch,
      tokens: [...before, ...beginning.map(({ id }) => id)],
    }))
    const logits = await next(rows)
    return rows.map((row, index) => likelyTokens(logits[index], row.tokens[row.tokens.length - 1], texts))
  }
  const options = { domain: domainOf(task, policies), beam, decimals: DECIMALS, near: value }
  return coarsen(await expandNumbers<NumberToken>(continued, options))
}

function likelyTokens(logits: Float32Array, previous: number, texts: TokenTexts): NumberToken[] | undefined {
  const logprobs = logSoftmax(logits)
  if (logprobs === undefined) return undefined
  const tokens: NumberToken[] = []
  for (const [id, logprob] of logprobs.entries()) {
    const probability = Math.exp(logprob)
    if (probability >= LEAST_PROBABILITY) tokens.push({ id, token: texts.after(previous, id), probability })
  }
  return tokens
}

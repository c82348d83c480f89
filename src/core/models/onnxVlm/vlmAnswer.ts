import { readAnswer } from '../../answers/readAnswer'
import type { Reading } from '../../answers/reading'
import type { Answer } from '../model'
import type { Choice } from './chooseToken'
import type { Generated } from './generate'
import type { TokenTexts } from './tokenTexts'
import { answerTo, type VlmQuestion } from './vlmQuestions'
import type { VlmSettings } from './vlmSettings'
import type { Vocabulary } from './vocabulary'

/** An answer's words, and the tokens that they are made of. */
export interface Written {
  readonly raw: string
  readonly choices: readonly Choice[]
}

/** Puts tokens into words, up to a text that stops the answer. */
export function write(
  { choices, end }: Generated<VlmQuestion>,
  stop: readonly string[],
  vocabulary: Vocabulary,
  texts: TokenTexts,
): Written {
  const text = vocabulary.decode(choices.map(({ token }) => token)).trimStart()
  if (end !== 'stop') return { raw: text, choices }
  const raw = text.slice(0, Math.min(...stop.map((each) => text.indexOf(each)).filter((at) => at >= 0)))
  const last = texts.endsOf(choices, raw).findIndex((reached) => reached >= raw.length)
  return { raw, choices: raw === '' ? [] : choices.slice(0, last + 1) }
}

/** What is read in an answer's words. */
export function readWritten(
  { start: { task, words }, end }: Generated<VlmQuestion>,
  { raw }: Written,
  { policies }: VlmSettings,
): Reading {
  const context = { question: words, ...(end === 'length' && { ended: 'cut-off' as const }) }
  return readAnswer(task, raw, context, policies)
}

/**
 * The answer as a run log keeps it. It leaves `latencyMs` out: the time belongs to a batch, and equal runs are to write
 * equal answers.
 */
export function vlmAnswer(
  model: string,
  { start, end }: Generated<VlmQuestion>,
  { raw, choices }: Written,
  { status, value, span, reason }: Reading,
  { topLogprobs }: VlmSettings,
  texts: TokenTexts,
): Answer {
  return {
    ...answerTo(model, start),
    raw,
    status,
    ...(value !== undefined && { value }),
    ...(span !== undefined && { span }),
    reason,
    ...(end === 'length' && { ended: 'cut-off' as const }),
    usage: { inputTokens: start.tokens.length, outputTokens: choices.length },
    ...(topLogprobs > 0 && { logprobs: texts.ofAnswer(choices, raw, lastOf(start.tokens)) }),
  }
}

function lastOf(tokens: readonly number[]): number {
  return tokens[tokens.length - 1]
}

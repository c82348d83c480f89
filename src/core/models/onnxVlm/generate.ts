import type { Random } from '../../demo/random'
import { type Choice, choose } from './chooseToken'

/** A text so far, as tokens, about one of the patches at hand. */
export interface DecoderRow {
  readonly tokens: readonly number[]
  /** Index among the patches. */
  readonly patch: number
}

/** The logits of each row's next token. All rows are of one length. */
export type NextLogits = (rows: readonly DecoderRow[]) => Promise<readonly Float32Array[]>

/** What an answer begins from: the prompt. */
export interface Start extends DecoderRow {
  /** Its own, so that an answer depends on no other. */
  readonly random: Random
  /** Tokens of the answer at most. */
  readonly maximumTokens: number
}

/** Why an answer ended: of itself, at one of the texts that stop it, at its greatest length, or for want of a number. */
export type GenerationEnd = 'end' | 'stop' | 'length' | 'no-number'

export interface Generated<From extends Start> {
  readonly start: From
  readonly choices: readonly Choice[]
  readonly end: GenerationEnd
}

export interface GenerateOptions {
  readonly next: NextLogits
  readonly endToken: number
  readonly temperature: number
  readonly topLogprobs: number
  /** Whether tokens hold a text that ends the answer. */
  readonly isStopped: (tokens: readonly number[]) => boolean
}

/**
 * Answers token by token. Texts of one length go on together: none is padded, so that an answer is the same whichever
 * others are made beside it.
 */
export async function* generate<From extends Start>(
  starts: readonly From[],
  options: GenerateOptions,
): AsyncIterable<Generated<From>> {
  for (const group of ofOneLength(starts)) yield* generateTogether(group, options)
}

async function* generateTogether<From extends Start>(
  starts: readonly From[],
  options: GenerateOptions,
): AsyncIterable<Generated<From>> {
  let open = starts.map((start) => ({ start, tokens: [...start.tokens], choices: [] as Choice[] }))
  while (open.length > 0) {
    const rows = open.map(({ start: { patch }, tokens }) => ({ patch, tokens }))
    const logits = await options.next(rows)
    const going: typeof open = []
    for (const [index, answer] of open.entries()) {
      const { start, tokens, choices } = answer
      const end = take(answer, choose(logits[index], options, start.random), options)
      if (end === undefined) going.push({ start, tokens, choices })
      else yield { start, choices, end }
    }
    open = going
  }
}

/** Goes on with an answer by one token. Returns why it ends there, if it does. */
function take(
  answer: { readonly start: Start; readonly tokens: number[]; readonly choices: Choice[] },
  choice: Choice | undefined,
  { endToken, isStopped }: GenerateOptions,
): GenerationEnd | undefined {
  if (choice === undefined) return 'no-number'
  if (choice.token === endToken) return 'end'
  answer.tokens.push(choice.token)
  answer.choices.push(choice)
  if (isStopped(answer.choices.map(({ token }) => token))) return 'stop'
  return answer.choices.length >= answer.start.maximumTokens ? 'length' : undefined
}

/** Texts sorted by their length. */
export function ofOneLength<Row extends DecoderRow>(starts: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<number, Row[]>()
  for (const start of starts) {
    const { length } = start.tokens
    groups.set(length, [...(groups.get(length) ?? []), start])
  }
  return [...groups.values()]
}

import type { TokenLogprob } from '../model'
import type { Choice, ScoredToken } from './chooseToken'
import type { Vocabulary } from './vocabulary'

/** Digits that the logarithms of probabilities keep: float32 networks have no more. */
const DIGITS = 6

/** The texts of single tokens in their places, as far as they can be told apart. */
export class TokenTexts {
  readonly #vocabulary: Vocabulary
  readonly #endToken: number
  readonly #known = new Map<number, string>()

  constructor(vocabulary: Vocabulary, endToken: number) {
    this.#vocabulary = vocabulary
    this.#endToken = endToken
  }

  /** What a token adds after another; nothing where it ends the answer. */
  after(previous: number, token: number): string {
    if (token === this.#endToken) return ''
    const key = previous * this.#vocabulary.size + token
    const known = this.#known.get(key) ?? this.#added(previous, token)
    this.#known.set(key, known)
    return known
  }

  /**
   * The tokens of an answer with the texts that they add to it, which together are the answer.
   * @param raw the text of all of them, without blanks before it
   * @param before the token before the first
   */
  ofAnswer(choices: readonly Choice[], raw: string, before: number): TokenLogprob[] {
    const ends = this.endsOf(choices, raw)
    return choices.map(({ logprob, top }, index) => {
      const previous = choices[index - 1]?.token ?? before
      return {
        token: raw.slice(ends[index - 1] ?? 0, ends[index]),
        logprob: shortened(logprob),
        top: top.map((each: ScoredToken) => ({
          token: this.after(previous, each.token),
          logprob: shortened(each.logprob),
        })),
      }
    })
  }

  /** Where each token of an answer ends in it. */
  endsOf(choices: readonly Choice[], raw: string): number[] {
    const tokens = choices.map(({ token }) => token)
    const blanks = (text: string) => text.length - text.trimStart().length
    const shift = blanks(this.#vocabulary.decode(tokens))
    let reached = 0
    return tokens.map((_, index) => {
      if (index === tokens.length - 1) return raw.length
      const text = this.#vocabulary.decode(tokens.slice(0, index + 1)).slice(shift)
      reached = Math.max(reached, sharedStart(text, raw))
      return reached
    })
  }

  #added(previous: number, token: number): string {
    return this.#vocabulary.decode([previous, token]).slice(this.#vocabulary.decode([previous]).length)
  }
}

function sharedStart(text: string, raw: string): number {
  let length = 0
  while (length < text.length && length < raw.length && text[length] === raw[length]) length++
  return length
}

function shortened(value: number): number {
  return Number(value.toPrecision(DIGITS))
}

import { readFile } from 'node:fs/promises'
import { Tokenizer } from '@huggingface/tokenizers'
import * as v from 'valibot'
import { reasonOf, ReoError } from '../../errors'

/** What this code looks at itself in a `tokenizer.json`; the rest is the library's to read. */
const tokenizerJson = v.looseObject({
  model: v.looseObject({ unk_token: v.nullish(v.string()) }),
})

/** The tokens that a model reads and writes, and the texts that they make. */
export class Vocabulary {
  readonly #tokenizer: Tokenizer
  /** Number of tokens. */
  readonly size: number

  /**
   * Reads a `tokenizer.json` as Hugging Face's tokenizers write it.
   * @throws ReoError when it is none
   */
  static async read(file: string): Promise<Vocabulary> {
    try {
      const json = v.parse(tokenizerJson, JSON.parse(await readFile(file, 'utf8')))
      // Without a configuration of its own the library does not know what stands for unknown words.
      return new Vocabulary(new Tokenizer(json, { unk_token: json.model.unk_token ?? undefined }))
    } catch (error) {
      throw new ReoError(`The tokenizer cannot be read: ${reasonOf(error)}`, {
        where: file,
        mend: 'Give a tokenizer.json as the Hugging Face library tokenizers saves it.',
        cause: error,
      })
    }
  }

  private constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer
    this.size = 1 + Math.max(...tokenizer.get_vocab().values())
  }

  /** Tokens of a text, without any that begin or end texts. */
  encode(text: string): readonly number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids
  }

  /** The text that tokens make; special ones add nothing. */
  decode(tokens: readonly number[]): string {
    return tokens.length === 0 ? '' : this.#tokenizer.decode([...tokens], { skip_special_tokens: true })
  }

  /** A token's number, or undefined where there is none of that name. */
  find(token: string): number | undefined {
    return this.#tokenizer.token_to_id(token)
  }
}

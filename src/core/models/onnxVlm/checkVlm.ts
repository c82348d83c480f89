import type { InferenceSession } from 'onnxruntime-node'
import { ReoError } from '../../errors'
import { inputDifferences, namesThatDiffer, outputsThatLack } from '../onnx/checkSession'
import type { VlmManifest } from './manifest'

type Differences = (session: InferenceSession) => readonly string[]

/** Where the networks of a VLM differ from its `model.json`, one sentence each. */
export function vlmDifferences({ inputs, encoder, decoder, heads }: VlmManifest): {
  readonly encoder: Differences
  readonly decoder: Differences
  readonly heads: Differences
} {
  const readsTokens = [{ name: decoder.tokens }, { name: decoder.memory }]
  return {
    encoder: (session) => [
      ...inputDifferences(inputs, session),
      ...outputsThatLack([{ name: encoder.memory }], session.outputNames),
    ],
    decoder: (session) => [
      ...namesThatDiffer('input', readsTokens, session.inputNames),
      ...outputsThatLack([{ name: decoder.logits }], session.outputNames),
    ],
    heads: (session) => [
      ...namesThatDiffer('input', readsTokens, session.inputNames),
      ...outputsThatLack(heads?.outputs ?? [], session.outputNames),
    ],
  }
}

/**
 * Checks that a decoder and its tokenizer speak of the same tokens.
 * @param logits number of logits that the decoder gives for each token
 * @param tokens number of tokens that the tokenizer knows
 * @throws ReoError that names both numbers
 */
export function checkVocabulary(
  folder: string,
  { decoder, tokenizer }: VlmManifest,
  logits: number,
  tokens: number,
): void {
  const padded = decoder.vocabulary ?? tokens
  if (logits === padded && padded >= tokens) return
  throw new ReoError(
    `The decoder ${decoder.file} has ${logits} logits for each token, but the tokenizer ${tokenizer} has ${tokens} tokens`,
    {
      where: folder,
      mend: 'Put the tokenizer there that the decoder was trained with; where the decoder has more logits on purpose, give their number as "decoder.vocabulary" in model.json.',
    },
  )
}

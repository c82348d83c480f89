import path from 'node:path'
import { chunks } from '../../batches'
import { ReoError } from '../../errors'
import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { Answer, DeviceChoice, DeviceReport } from '../model'
import { MANIFEST_FILE } from '../onnx/modelJson'
import { findNamedFile } from '../onnx/networkFile'
import { readOutput } from '../onnx/readOutput'
import { type Generated, generate, type NextLogits, ofOneLength } from './generate'
import type { VlmManifest } from './manifest'
import { possibleNumbers } from './possibleNumbers'
import { TokenTexts } from './tokenTexts'
import { readWritten, vlmAnswer, write } from './vlmAnswer'
import { type Memory, VlmNetworks } from './vlmNetworks'
import { answerTo, type VlmQuestion } from './vlmQuestions'
import type { VlmSettings } from './vlmSettings'
import { Vocabulary } from './vocabulary'

/** Texts that the decoder goes on with at a time; it blocks meanwhile. */
const LARGEST_ROWS = 64

/** A small VLM in memory, ready to be asked. */
export class VlmSession {
  readonly vocabulary: Vocabulary
  readonly networks: VlmNetworks
  readonly #manifest: VlmManifest
  readonly #texts: TokenTexts
  readonly #endToken: number

  /** @throws ReoError when a file is missing or wrong, or they do not go together */
  static async load(
    folder: string,
    manifest: VlmManifest,
    choice: DeviceChoice,
    signal?: AbortSignal,
  ): Promise<VlmSession> {
    const named = manifest.tokenizer
    const within = path.resolve(folder, '..')
    const vocabulary = await Vocabulary.read(
      await findNamedFile({ folder, named, field: 'tokenizer', within }),
    )
    const [, endToken] = (['startToken', 'endToken'] as const).map((field) =>
      findToken(folder, manifest, field, vocabulary),
    )
    const networks = await VlmNetworks.load(folder, manifest, vocabulary, choice, signal)
    return new VlmSession(manifest, vocabulary, networks, endToken)
  }

  private constructor(
    manifest: VlmManifest,
    vocabulary: Vocabulary,
    networks: VlmNetworks,
    endToken: number,
  ) {
    this.#manifest = manifest
    this.vocabulary = vocabulary
    this.networks = networks
    this.#endToken = endToken
    this.#texts = new TokenTexts(vocabulary, endToken)
  }

  get device(): DeviceReport {
    return this.networks.device
  }

  /** Answers in words, token by token. @param model id for the answers */
  async *write(
    model: string,
    memory: Memory,
    questions: readonly VlmQuestion[],
    settings: VlmSettings,
    signal?: AbortSignal,
  ): AsyncIterable<Answer> {
    const next = this.#nextAbout(memory, signal)
    const { stop, temperature, topLogprobs } = settings
    const isStopped = (tokens: readonly number[]) =>
      stop.length > 0 && stop.some((text) => this.vocabulary.decode(tokens).includes(text))
    const options = { next, endToken: this.#endToken, temperature, topLogprobs, isStopped }
    for await (const generated of generate(questions, options)) {
      yield await this.#answer(model, generated, settings, next)
    }
  }

  /** Answers with the numbers or classes that heads read off the decoder's state at the end of the question. */
  async *readHeads(model: string, memory: Memory, questions: readonly VlmQuestion[]): AsyncIterable<Answer> {
    const outputs = this.#manifest.heads?.outputs ?? []
    for (const group of ofOneLength(questions)) {
      for (const rows of chunks(group, LARGEST_ROWS)) {
        const tensors = await this.networks.readHeads(
          memory,
          rows,
          outputs.map(({ name }) => name),
        )
        for (const [index, question] of rows.entries()) {
          const output = outputs.find(({ task }) => task === question.task)
          if (output === undefined) continue
          yield { ...answerTo(model, question), ...readOutput(output, tensors[output.name], index) }
        }
      }
    }
  }

  release(): Promise<void> {
    return this.networks.release()
  }

  async #answer(
    model: string,
    generated: Generated<VlmQuestion>,
    settings: VlmSettings,
    next: NextLogits,
  ): Promise<Answer> {
    const { start, end } = generated
    if (end === 'no-number') {
      const error = 'The decoder gave logits that are no numbers'
      return { ...answerTo(model, start), raw: '', status: 'error', error }
    }
    const written = write(generated, settings.stop, this.vocabulary, this.#texts)
    const reading = readWritten(generated, written, settings)
    const answer = vlmAnswer(model, generated, written, reading, settings, this.#texts)
    const { numberBeam: beam, policies } = settings
    if (beam === 0 || start.repeat > 0) return answer
    const options = { next, texts: this.#texts, beam, policies }
    const distribution = await possibleNumbers(start, written, reading, options)
    return distribution === undefined ? answer : { ...answer, distribution }
  }

  /** The decoder on some patches, a bounded number of texts at a time. */
  #nextAbout(memory: Memory, signal: AbortSignal | undefined): NextLogits {
    return async (rows) => {
      const logits: Float32Array[] = []
      for (const some of chunks(rows, LARGEST_ROWS)) {
        await turnOfEventLoop()
        signal?.throwIfAborted()
        logits.push(...(await this.networks.next(memory, some)))
      }
      return logits
    }
  }
}

/** @throws ReoError when the tokenizer has no such token */
function findToken(
  folder: string,
  { decoder, tokenizer }: VlmManifest,
  field: 'startToken' | 'endToken',
  vocabulary: Vocabulary,
): number {
  const token = vocabulary.find(decoder[field])
  if (token !== undefined) return token
  throw new ReoError(`The tokenizer ${tokenizer} has no token "${decoder[field]}"`, {
    where: folder,
    mend: `Mend "decoder.${field}" in ${MANIFEST_FILE}, or put the tokenizer there that the decoder was trained with.`,
  })
}

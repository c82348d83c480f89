import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Answer, BatchModel, DeviceChoice, DeviceReport, ModelDescription, PatchInput } from '../model'
import { checkDataset } from '../onnx/checkDataset'
import { describeInputs } from '../onnx/inputManifest'
import { networkFailure } from '../onnx/networkFailure'
import { patchProblem } from '../onnx/patchProblem'
import { LARGEST_BATCH } from '../onnx/runtime'
import { readVlmManifest, tasksOfVlm, usualVariant, type VlmManifest } from './manifest'
import { answerTo, commonVlmQuestions, putQuestions, type VlmQuestion } from './vlmQuestions'
import { VlmSession } from './vlmSession'
import type { VlmSettings } from './vlmSettings'

export const VLM_PREFIX = 'onnx-vlm:'

/**
 * A small vision-language model in a folder with `model.json`, an encoder and a decoder; the networks themselves are
 * loaded by `prepare`.
 * @throws ReoError when there is no such folder or its `model.json` is wrong
 */
export async function openOnnxVlm(
  id: string,
  folder: string,
  device: DeviceChoice,
  settings: VlmSettings,
): Promise<BatchModel> {
  const chosen = await usualVariant(folder)
  return new OnnxVlm(id, chosen, await readVlmManifest(chosen), device, settings)
}

/** What a run log records of a small VLM, as far as its `model.json` tells. */
export function describeVlm(id: string, manifest: VlmManifest): ModelDescription {
  const { title, name, inputs, trainingData, licence, synthetic } = manifest
  return {
    id,
    title: title ?? name,
    tasks: tasksOfVlm(manifest),
    ...describeInputs(inputs),
    ...(trainingData !== undefined && { trainingData }),
    ...(licence !== undefined && { licence }),
    synthetic,
  }
}

class OnnxVlm implements BatchModel {
  readonly mode = 'batch'
  readonly batchSize = LARGEST_BATCH
  readonly #id: string
  readonly #folder: string
  readonly #manifest: VlmManifest
  readonly #choice: DeviceChoice
  readonly #settings: VlmSettings
  #session: VlmSession | undefined
  /** Kept when the networks are closed: a report may still ask for it. */
  #device: DeviceReport | undefined

  constructor(
    id: string,
    folder: string,
    manifest: VlmManifest,
    choice: DeviceChoice,
    settings: VlmSettings,
  ) {
    this.#id = id
    this.#folder = folder
    this.#manifest = manifest
    this.#choice = choice
    this.#settings = settings
  }

  get repeats(): number {
    return this.#settings.repeats
  }

  get description(): ModelDescription {
    const { policies, ...generation } = this.#settings
    return {
      ...describeVlm(this.#id, this.#manifest),
      reading: { policies, questions: commonVlmQuestions(this.#manifest) },
      generation,
      ...(this.#device !== undefined && { device: this.#device }),
    }
  }

  async prepare(dataset: Dataset, signal?: AbortSignal): Promise<void> {
    checkDataset(this.#id, this.#manifest.inputs, dataset.description)
    this.#session ??= await VlmSession.load(this.#folder, this.#manifest, this.#choice, signal)
    this.#device = this.#session.device
  }

  async *predict(
    patches: readonly PatchInput[],
    tasks: readonly Task[],
    signal?: AbortSignal,
  ): AsyncIterable<Answer> {
    const session = this.#session
    if (session === undefined) throw new Error(`${this.#id} is asked before it is prepared`)
    const questions = putQuestions(this, patches, tasks, this.#manifest, session.vocabulary, this.#settings)
    const problems = patches.map((patch) => this.#problemOf(patch))
    const good: VlmQuestion[] = []
    for (const question of questions) {
      const error = problems[question.patch] ?? this.#tooLong(question)
      if (error === undefined) good.push(question)
      else yield { ...answerTo(this.#id, question), raw: '', status: 'error', error }
    }
    if (good.length > 0) yield* this.#answer(session, patches, good, signal)
  }

  async close(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    await session?.release()
  }

  async *#answer(
    session: VlmSession,
    patches: readonly PatchInput[],
    questions: readonly VlmQuestion[],
    signal: AbortSignal | undefined,
  ): AsyncIterable<Answer> {
    const withHead = new Set(this.#manifest.heads?.outputs.map(({ task }): Task => task))
    const [ofHeads, inWords] = [true, false].map((isOfHead) =>
      questions.filter(({ task }) => withHead.has(task) === isOfHead),
    )
    try {
      const memory = await session.networks.encode(patches.map(({ imagery }) => imagery))
      yield* session.readHeads(this.#id, memory, ofHeads)
      yield* session.write(this.#id, memory, inWords, this.#settings, signal)
    } catch (error) {
      signal?.throwIfAborted()
      throw networkFailure(this.#id, session.device, error)
    }
  }

  #problemOf({ imagery }: PatchInput): string | undefined {
    const problem = this.#manifest.inputs
      .map((input) => patchProblem(input, imagery))
      .find((each) => each !== undefined)
    return problem && `The patch cannot be given to the network: ${problem}`
  }

  #tooLong({ tokens, maximumTokens }: VlmQuestion): string | undefined {
    if (maximumTokens > 0) return undefined
    const { contextTokens } = this.#manifest.decoder
    return `The question has ${tokens.length} tokens, and the model takes ${contextTokens} with the answer`
  }
}

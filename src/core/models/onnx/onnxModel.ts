import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Answer, DeviceChoice, DeviceReport, BatchModel, ModelDescription, PatchInput } from '../model'
import { checkDataset } from './checkDataset'
import { describeInputs } from './inputManifest'
import { type ManifestOutput, type ModelManifest, readManifest } from './manifest'
import { Network } from './network'
import { networkFailure } from './networkFailure'
import { patchProblem } from './patchProblem'
import { readOutput } from './readOutput'
import { LARGEST_BATCH } from './runtime'

export const ONNX_PREFIX = 'onnx:'

/**
 * A network in a folder with `model.json` and `model.onnx`; the network itself is loaded by `prepare`.
 * @throws ReoError when there is no such folder or its `model.json` is wrong
 */
export async function openOnnxModel(id: string, folder: string, device: DeviceChoice): Promise<BatchModel> {
  return new OnnxModel(id, folder, await readManifest(folder), device)
}

/** What a run log records of a network, as far as its `model.json` tells. */
export function describeManifest(id: string, manifest: ModelManifest): ModelDescription {
  const { trainingData, licence } = manifest
  return {
    id,
    title: manifest.title ?? manifest.name,
    tasks: manifest.outputs.map(({ task }) => task),
    ...describeInputs(manifest.inputs),
    ...(trainingData !== undefined && { trainingData }),
    ...(licence !== undefined && { licence }),
    synthetic: manifest.synthetic,
  }
}

/**
 * Answers with a network's output. It leaves `latencyMs` out: the time belongs to a batch, not to a patch, and
 * equal runs are to write equal answers.
 */
class OnnxModel implements BatchModel {
  readonly mode = 'batch'
  readonly repeats = 1
  readonly #id: string
  readonly #folder: string
  readonly #manifest: ModelManifest
  readonly #choice: DeviceChoice
  #network: Network | undefined
  /** Kept when the network is closed: a report may still ask for it. */
  #device: DeviceReport | undefined

  constructor(id: string, folder: string, manifest: ModelManifest, choice: DeviceChoice) {
    this.#id = id
    this.#folder = folder
    this.#manifest = manifest
    this.#choice = choice
  }

  get description(): ModelDescription {
    const description = describeManifest(this.#id, this.#manifest)
    return this.#device === undefined ? description : { ...description, device: this.#device }
  }

  get batchSize(): number {
    return this.#network?.batchSize ?? LARGEST_BATCH
  }

  async prepare(dataset: Dataset, signal?: AbortSignal): Promise<void> {
    checkDataset(this.#id, this.#manifest.inputs, dataset.description)
    this.#network ??= await Network.load(this.#folder, this.#manifest, this.#choice, signal)
    this.#device = this.#network.device
  }

  async *predict(patches: readonly PatchInput[], tasks: readonly Task[]): AsyncIterable<Answer> {
    const outputs = this.#manifest.outputs.filter(({ task }) => tasks.includes(task))
    const fitting: PatchInput[] = []
    for (const patch of patches) {
      const problem = this.#problemOf(patch)
      if (problem === undefined) fitting.push(patch)
      else yield* this.#refusals(patch, outputs, problem)
    }
    if (fitting.length === 0 || outputs.length === 0) return
    const tensors = await this.#run(fitting, outputs)
    for (const [index, { sample }] of fitting.entries()) {
      for (const output of outputs) {
        const reading = readOutput(output, tensors[output.name], index)
        yield { sample: sample.id, model: this.#id, task: output.task, ...reading }
      }
    }
  }

  async close(): Promise<void> {
    const network = this.#network
    this.#network = undefined
    await network?.release()
  }

  async #run(patches: readonly PatchInput[], outputs: readonly ManifestOutput[]): ReturnType<Network['run']> {
    if (this.#network === undefined) throw new Error(`${this.#id} is asked before it is prepared`)
    try {
      return await this.#network.run(
        patches.map(({ imagery }) => imagery),
        outputs.map(({ name }) => name),
      )
    } catch (error) {
      throw networkFailure(this.#id, this.#network.device, error)
    }
  }

  #problemOf({ imagery }: PatchInput): string | undefined {
    return this.#manifest.inputs
      .map((input) => patchProblem(input, imagery))
      .find((problem) => problem !== undefined)
  }

  *#refusals({ sample }: PatchInput, outputs: readonly ManifestOutput[], problem: string): Iterable<Answer> {
    for (const { task } of outputs) {
      const error = `The patch cannot be given to the network: ${problem}`
      yield { sample: sample.id, model: this.#id, task, raw: '', status: 'error', error }
    }
  }
}

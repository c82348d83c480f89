import path from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Imagery } from '../../dataset/sample'
import { Random } from '../../demo/random'
import { ReoError } from '../../errors'
import { makeFixture, noise, type TensorSource } from '../device/fixture'
import { openOnDevice } from '../device/openOnDevice'
import type { TrialSubject } from '../device/tryDevice'
import type { DeviceChoice, DeviceReport } from '../model'
import { findNamedFile, openChecked } from '../onnx/networkFile'
import { PatchTensors } from '../onnx/patchTensors'
import { LARGEST_BATCH, type OnnxRuntime, onnxRuntime } from '../onnx/runtime'
import { checkVocabulary, vlmDifferences } from './checkVlm'
import type { DecoderRow } from './generate'
import type { VlmManifest } from './manifest'
import type { Vocabulary } from './vocabulary'

/** What the encoder makes of some patches, for the decoder to look at: patches × places × features. */
export interface Memory {
  readonly values: Float32Array
  readonly shape: readonly [patches: number, places: number, features: number]
}

/** Tokens of the texts that a device is checked on. */
const FIXTURE_TOKENS = 8

/** The networks of a small VLM in memory, on the device that proved itself. */
export class VlmNetworks {
  readonly device: DeviceReport
  readonly #manifest: VlmManifest
  readonly #runtime: OnnxRuntime
  readonly #encoder: InferenceSession
  readonly #decoder: InferenceSession
  readonly #heads: InferenceSession | undefined
  readonly #inputs: PatchTensors

  /**
   * @throws ReoError when a file is missing or foreign, differs from `model.json`, or the decoder from the tokenizer
   */
  static async load(
    folder: string,
    manifest: VlmManifest,
    vocabulary: Vocabulary,
    choice: DeviceChoice,
    signal?: AbortSignal,
  ): Promise<VlmNetworks> {
    const runtime = await onnxRuntime()
    const differences = vlmDifferences(manifest)
    const encoder = await openPart(folder, manifest.encoder.file, 'encoder', differences.encoder)
    const decoder = await openPart(folder, manifest.decoder.file, 'decoder', differences.decoder)
    const heads = manifest.heads && (await openPart(folder, manifest.heads.file, 'heads', differences.heads))
    const parts = [encoder, decoder, ...(heads === undefined ? [] : [heads])]
    const onCpu = new VlmNetworks(
      manifest,
      runtime,
      parts.map(({ cpu }) => cpu),
      { device: 'cpu', trials: [] },
    )
    const memory = await onCpu.#dryRun(folder, vocabulary)
    const readsTokens = (rows: number) => tokensAndMemory(manifest, rows, memory, vocabulary.size)
    const { sessions, report } = await openOnDevice(
      [
        { ...encoder, fixture: (patches) => makeFixture(manifest.inputs, patches) },
        ...parts.slice(1).map((part): TrialSubject => ({ ...part, fixture: readsTokens })),
      ],
      choice,
      signal,
    )
    return new VlmNetworks(manifest, runtime, sessions, report)
  }

  private constructor(
    manifest: VlmManifest,
    runtime: OnnxRuntime,
    [encoder, decoder, heads]: readonly InferenceSession[],
    device: DeviceReport,
  ) {
    this.device = device
    this.#manifest = manifest
    this.#runtime = runtime
    this.#encoder = encoder
    this.#decoder = decoder
    this.#heads = heads
    this.#inputs = new PatchTensors(manifest.inputs, LARGEST_BATCH, runtime)
  }

  /** Looks at as many patches as a batch has at most. */
  async encode(patches: readonly Imagery[]): Promise<Memory> {
    const name = this.#manifest.encoder.memory
    const { [name]: memory } = await this.#inputs.use(patches, patches.length, (feeds) =>
      this.#encoder.run(feeds, [name]),
    )
    return memoryOf(memory)
  }

  /** The logits of the token after each row; rows are of one length. */
  async next(memory: Memory, rows: readonly DecoderRow[]): Promise<Float32Array[]> {
    const name = this.#manifest.decoder.logits
    const { [name]: logits } = await this.#decoder.run(this.#feeds(memory, rows), [name])
    const values = logits.data as Float32Array
    const [, length, size] = logits.dims
    return rows.map((_, row) => values.subarray(((row + 1) * length - 1) * size, (row + 1) * length * size))
  }

  /** The outputs of the heads after each row; rows are of one length. */
  async readHeads(
    memory: Memory,
    rows: readonly DecoderRow[],
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, Tensor>>> {
    if (this.#heads === undefined) throw new Error('This model has no heads')
    return this.#heads.run(this.#feeds(memory, rows), outputs)
  }

  async release(): Promise<void> {
    const sessions = [this.#encoder, this.#decoder, this.#heads].filter((session) => session !== undefined)
    await Promise.all(sessions.map((session) => session.release()))
  }

  #feeds(memory: Memory, rows: readonly DecoderRow[]): Record<string, Tensor> {
    const { tokens, memory: memoryName } = this.#manifest.decoder
    const [, places, features] = memory.shape
    const { Tensor } = this.#runtime
    const numbers = BigInt64Array.from(rows.flatMap((row) => row.tokens.map(BigInt)))
    return {
      [tokens]: new Tensor('int64', numbers, [rows.length, numbers.length / rows.length]),
      [memoryName]: new Tensor('float32', memoryOfRows(memory, rows), [rows.length, places, features]),
    }
  }

  /** Goes the whole way once with nothing on its pictures. Returns what the encoder made of it. */
  async #dryRun(folder: string, vocabulary: Vocabulary): Promise<Memory> {
    const memory = await this.encode([{}])
    try {
      const [logits] = await this.next(memory, [{ tokens: [0], patch: 0 }])
      checkVocabulary(folder, this.#manifest, logits.length, vocabulary.size)
      return memory
    } catch (error) {
      await this.release()
      throw error
    }
  }
}

async function openPart(
  folder: string,
  named: string,
  part: 'encoder' | 'decoder' | 'heads',
  differences: (session: InferenceSession) => readonly string[],
): Promise<{ readonly file: string; readonly cpu: InferenceSession; readonly part: string }> {
  const within = path.resolve(folder, '..')
  const file = await findNamedFile({ folder, named, field: `${part}.file`, within })
  const cpu = await openChecked(file, folder, (session) =>
    differences(session).map((difference) => `${part}: ${difference}`),
  )
  return { file, cpu, part }
}

function memoryOf({ data, dims }: Tensor): Memory {
  const [patches, places, features] = dims
  if (dims.length === 3 && data instanceof Float32Array) {
    return { values: data, shape: [patches, places, features] }
  }
  throw new ReoError(`The encoder gives ${dims.join(' × ')} values, not patches × places × features`, {
    mend: 'Export it so that its memory has three axes.',
  })
}

/** The memory of each row's patch, one after the other. */
function memoryOfRows(
  { values, shape: [, places, features] }: Memory,
  rows: readonly DecoderRow[],
): Float32Array {
  const size = places * features
  const ofRows = new Float32Array(rows.length * size)
  rows.forEach(({ patch }, row) => ofRows.set(values.subarray(patch * size, (patch + 1) * size), row * size))
  return ofRows
}

/** Tokens by chance and noise for what the encoder makes, for a device to be checked on. */
function tokensAndMemory(
  { decoder }: VlmManifest,
  rows: number,
  { shape: [, places, features] }: Memory,
  vocabularySize: number,
): TensorSource[] {
  const random = new Random('device fixture', 'tokens')
  const length = rows * FIXTURE_TOKENS
  return [
    {
      name: decoder.tokens,
      shape: [rows, FIXTURE_TOKENS],
      type: 'int64',
      values: BigInt64Array.from({ length }, () => BigInt(random.integer(0, vocabularySize - 1))),
    },
    noise(decoder.memory, [rows, places, features], random),
  ]
}

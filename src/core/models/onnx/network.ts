import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Imagery } from '../../dataset/sample'
import { messageOf, ReoError } from '../../errors'
import { openOnDevice } from '../device/openOnDevice'
import type { DeviceChoice, DeviceReport } from '../model'
import { differences, fixedBatchSize } from './checkSession'
import { MANIFEST_FILE, type ModelManifest } from './manifest'
import { inputShape, valuesPerPatch } from './inputShape'
import { createPacker, type PatchPacker } from './packPatch'
import { createSession, LARGEST_BATCH, type OnnxRuntime, onnxRuntime } from './runtime'

/** One array per input, long enough for a whole batch. */
type Buffers = readonly Float32Array[]

/** A network in memory, on the device that proved itself. */
export class Network {
  readonly device: DeviceReport
  readonly batchSize: number
  readonly #manifest: ModelManifest
  readonly #runtime: OnnxRuntime
  readonly #session: InferenceSession
  /** The network insists on this many patches; a smaller batch is filled up. */
  readonly #fixedBatch: number | undefined
  readonly #packers: readonly PatchPacker[]
  /** Buffers in use by no run; two runs may be under way at a time. */
  readonly #idle: Buffers[] = []

  private constructor(
    manifest: ModelManifest,
    runtime: OnnxRuntime,
    session: InferenceSession,
    device: DeviceReport,
  ) {
    this.device = device
    this.#manifest = manifest
    this.#runtime = runtime
    this.#session = session
    this.#packers = manifest.inputs.map(createPacker)
    this.#fixedBatch = fixedBatchSize(session)
    this.batchSize = this.#fixedBatch ?? LARGEST_BATCH
  }

  /** @throws ReoError when the file is missing or foreign, or differs from `model.json` (it says in what) */
  static async load(
    folder: string,
    manifest: ModelManifest,
    choice: DeviceChoice,
    signal?: AbortSignal,
  ): Promise<Network> {
    const file = await networkFile(folder, manifest)
    const runtime = await onnxRuntime()
    const cpu = await openOnCpu(file, folder, manifest)
    const { session, report } = await openOnDevice({ file, manifest, cpu }, choice, signal)
    return new Network(manifest, runtime, session, report)
  }

  /**
   * Runs the network on at most {@link batchSize} patches.
   * @param outputs names of those wanted
   */
  async run(
    patches: readonly Imagery[],
    outputs: readonly string[],
  ): Promise<Readonly<Record<string, Tensor>>> {
    const { inputs } = this.#manifest
    const buffers =
      this.#idle.pop() ?? inputs.map((input) => new Float32Array(this.batchSize * valuesPerPatch(input)))
    try {
      const feeds: Record<string, Tensor> = {}
      for (const [index, input] of inputs.entries()) {
        const length = valuesPerPatch(input)
        patches.forEach((imagery, patch) =>
          this.#packers[index](imagery, buffers[index].subarray(patch * length, (patch + 1) * length)),
        )
        const batch = this.#fixedBatch ?? patches.length
        const values = buffers[index].subarray(0, batch * length)
        feeds[input.name] = new this.#runtime.Tensor('float32', values, inputShape(input, batch))
      }
      return await this.#session.run(feeds, outputs)
    } finally {
      this.#idle.push(buffers)
    }
  }

  release(): Promise<void> {
    return this.#session.release()
  }
}

async function networkFile(folder: string, manifest: ModelManifest): Promise<string> {
  const file = path.resolve(folder, manifest.file)
  const isInside = !path.relative(folder, file).startsWith('..')
  const isFile =
    isInside &&
    (await stat(file).then(
      (found) => found.isFile(),
      () => false,
    ))
  if (isFile) return file
  throw new ReoError(`${MANIFEST_FILE} names the network "${manifest.file}", which is not in this folder`, {
    where: folder,
    mend: `Put it there, or mend "file" in ${MANIFEST_FILE}.`,
  })
}

async function openOnCpu(file: string, folder: string, manifest: ModelManifest): Promise<InferenceSession> {
  const session = await createSession(file, 'cpu').catch((error: unknown) => {
    throw new ReoError(`The network cannot be loaded: ${messageOf(error)}`, {
      where: file,
      mend: 'Export it again as ONNX, or fetch the whole file.',
      cause: error,
    })
  })
  const different = differences(manifest, session)
  if (different.length === 0) return session
  await session.release()
  throw new ReoError(`${MANIFEST_FILE} and the network differ: ${different.join('; ')}`, {
    where: folder,
    mend: `Mend ${MANIFEST_FILE}, or put the network there that it describes.`,
  })
}

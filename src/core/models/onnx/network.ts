import path from 'node:path'
import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Imagery } from '../../dataset/sample'
import { makeFixture } from '../device/fixture'
import { openOnDevice } from '../device/openOnDevice'
import type { DeviceChoice, DeviceReport } from '../model'
import { differences, fixedBatchSize } from './checkSession'
import type { ModelManifest } from './manifest'
import { findNamedFile, openChecked } from './networkFile'
import { PatchTensors } from './patchTensors'
import { LARGEST_BATCH, type OnnxRuntime, onnxRuntime } from './runtime'

/** A network in memory, on the device that proved itself. */
export class Network {
  readonly device: DeviceReport
  readonly batchSize: number
  readonly #session: InferenceSession
  /** The network insists on this many patches; a smaller batch is filled up. */
  readonly #fixedBatch: number | undefined
  readonly #inputs: PatchTensors

  private constructor(
    manifest: ModelManifest,
    runtime: OnnxRuntime,
    session: InferenceSession,
    device: DeviceReport,
  ) {
    this.device = device
    this.#session = session
    this.#fixedBatch = fixedBatchSize(session)
    this.batchSize = this.#fixedBatch ?? LARGEST_BATCH
    this.#inputs = new PatchTensors(manifest.inputs, this.batchSize, runtime)
  }

  /** @throws ReoError when the file is missing or foreign, or differs from `model.json` (it says in what) */
  static async load(
    folder: string,
    manifest: ModelManifest,
    choice: DeviceChoice,
    signal?: AbortSignal,
  ): Promise<Network> {
    const file = await findNamedFile({
      folder,
      named: manifest.file,
      field: 'file',
      within: path.resolve(folder),
    })
    const runtime = await onnxRuntime()
    const cpu = await openChecked(file, folder, (session) => differences(manifest, session))
    const fixture = (patches: number) => makeFixture(manifest.inputs, patches)
    const { sessions, report } = await openOnDevice([{ file, cpu, fixture }], choice, signal)
    return new Network(manifest, runtime, sessions[0], report)
  }

  /**
   * Runs the network on at most {@link batchSize} patches.
   * @param outputs names of those wanted
   */
  run(patches: readonly Imagery[], outputs: readonly string[]): Promise<Readonly<Record<string, Tensor>>> {
    return this.#inputs.use(patches, this.#fixedBatch ?? patches.length, (feeds) =>
      this.#session.run(feeds, outputs),
    )
  }

  release(): Promise<void> {
    return this.#session.release()
  }
}

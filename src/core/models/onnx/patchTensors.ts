import type { Tensor } from 'onnxruntime-node'
import type { Imagery } from '../../dataset/sample'
import type { ManifestInput } from './inputManifest'
import { inputShape, valuesPerPatch } from './inputShape'
import { createPacker, type PatchPacker } from './packPatch'
import type { OnnxRuntime } from './runtime'

/** One array per input, long enough for a whole batch. */
type Buffers = readonly Float32Array[]

/** Makes a network's inputs from patches, in buffers that are used again. */
export class PatchTensors {
  readonly #inputs: readonly ManifestInput[]
  readonly #batchSize: number
  readonly #Tensor: OnnxRuntime['Tensor']
  readonly #packers: readonly PatchPacker[]
  /** Buffers in use by nobody; two runs may be under way at a time. */
  readonly #idle: Buffers[] = []

  /** @param batchSize patches at a time at most */
  constructor(inputs: readonly ManifestInput[], batchSize: number, { Tensor }: OnnxRuntime) {
    this.#inputs = inputs
    this.#batchSize = batchSize
    this.#Tensor = Tensor
    this.#packers = inputs.map(createPacker)
  }

  /**
   * Lends the inputs for some patches to a run.
   * @param batch length of their first axis, where it is more than there are patches
   */
  async use<Result>(
    patches: readonly Imagery[],
    batch: number,
    run: (feeds: Readonly<Record<string, Tensor>>) => Promise<Result>,
  ): Promise<Result> {
    const buffers =
      this.#idle.pop() ??
      this.#inputs.map((input) => new Float32Array(this.#batchSize * valuesPerPatch(input)))
    try {
      return await run(
        Object.fromEntries(
          this.#inputs.map((input, index) => [
            input.name,
            this.#pack(patches, input, this.#packers[index], buffers[index], batch),
          ]),
        ),
      )
    } finally {
      this.#idle.push(buffers)
    }
  }

  #pack(
    patches: readonly Imagery[],
    input: ManifestInput,
    pack: PatchPacker,
    buffer: Float32Array,
    batch: number,
  ): Tensor {
    const length = valuesPerPatch(input)
    patches.forEach((imagery, patch) => pack(imagery, buffer.subarray(patch * length, (patch + 1) * length)))
    return new this.#Tensor('float32', buffer.subarray(0, batch * length), inputShape(input, batch))
  }
}

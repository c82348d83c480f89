import { Random } from '../../demo/random'
import type { ManifestInput, ModelManifest } from '../onnx/manifest'
import { inputShape } from '../onnx/inputShape'

/** Patches in the fixture that a device is checked on. */
export const FIXTURE_PATCHES = 4

/** A tensor before it is one, so that it can cross to another process. */
export interface TensorSource {
  readonly name: string
  readonly values: Float32Array
  readonly shape: readonly number[]
}

/**
 * Inputs made for a network: as many patches of uniform noise of mean 0 and variance 1, which is what standardised
 * bands look like; the same at every call.
 */
export function makeFixture(manifest: ModelManifest, patches: number): TensorSource[] {
  const random = new Random('device fixture')
  return manifest.inputs.map((input) => noise(input, patches, random))
}

function noise(input: ManifestInput, patches: number, random: Random): TensorSource {
  const shape = inputShape(input, patches)
  const length = shape.reduce((product, axis) => product * axis, 1)
  const halfWidth = Math.sqrt(3)
  return {
    name: input.name,
    shape,
    values: Float32Array.from({ length }, () => random.uniform(-halfWidth, halfWidth)),
  }
}

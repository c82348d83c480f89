import { Random } from '../../demo/random'
import type { ManifestInput } from '../onnx/inputManifest'
import { inputShape } from '../onnx/inputShape'

/** Patches in the fixture that a device is checked on. */
export const FIXTURE_PATCHES = 4

interface TensorOf<Type, Values> {
  readonly name: string
  readonly shape: readonly number[]
  readonly type: Type
  readonly values: Values
}

export type FloatSource = TensorOf<'float32', Float32Array>

/** A tensor before it is one, so that it can cross to another process. */
export type TensorSource = FloatSource | TensorOf<'int64', BigInt64Array>

/**
 * Inputs made for a network: as many patches of uniform noise of mean 0 and variance 1, which is what standardised
 * bands look like; the same at every call.
 */
export function makeFixture(inputs: readonly ManifestInput[], patches: number): FloatSource[] {
  const random = new Random('device fixture')
  return inputs.map((input) => noise(input.name, inputShape(input, patches), random))
}

/** A tensor of uniform noise of mean 0 and variance 1. */
export function noise(name: string, shape: readonly number[], random: Random): FloatSource {
  const length = shape.reduce((product, axis) => product * axis, 1)
  const halfWidth = Math.sqrt(3)
  const values = Float32Array.from({ length }, () => random.uniform(-halfWidth, halfWidth))
  return { name, shape, type: 'float32', values }
}

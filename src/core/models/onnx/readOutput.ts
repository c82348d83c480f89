import type { Tensor } from 'onnxruntime-node'
import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { Answer } from '../model'
import type { ManifestOutput } from './manifest'
import { centrePixel } from './inputShape'
import { shortestFloat32 } from './shortestFloat32'

/** What an output says of one patch, still without sample and model. */
export type Reading = Pick<Answer, 'raw' | 'status' | 'value' | 'reason' | 'error'>

/**
 * Reads an output tensor for one patch: a map (N × 1 × H × W or N × H × W) at its centre pixel, a value (N or N × 1)
 * as it stands, logits (N × C, or N × C × H × W at the centre pixel) as the class of the largest.
 * @param patch index in the batch
 */
export function readOutput(output: ManifestOutput, tensor: Tensor, patch: number): Reading {
  const values = tensor.data as Float32Array
  const perPatch = values.length / (tensor.dims[0] ?? 1)
  const centre = centreOf(output, tensor.dims)
  if (output.classes === undefined) return readNumber(output, values[patch * perPatch + centre])
  const plane = perPatch / output.classes.length
  return readClass(output, output.classes, (index) => values[patch * perPatch + index * plane + centre])
}

function centreOf({ kind }: ManifestOutput, dims: readonly number[]): number {
  const isMap = kind === 'map' || (kind === 'logits' && dims.length === 4)
  const [height, width] = dims.slice(-2)
  return isMap ? centrePixel(width, height) : 0
}

function readNumber({ name, task, scale, offset, clamp }: ManifestOutput, output: number): Reading {
  const raw = shortestFloat32(output * scale + offset)
  const value = Number(raw)
  if (!Number.isFinite(value)) return failed(raw, `output "${name}" is not a finite number`)
  const [low, high] = clamp ?? [value, value]
  const clamped = Math.min(Math.max(value, low), high)
  if (clamped !== value)
    return { raw, status: 'answered', value: clamped, reason: `clamped to ${low}–${high}` }
  const { range, unit } = TASK_DESCRIPTIONS[task]
  if (range === undefined || (value >= range[0] && value <= range[1]))
    return { raw, status: 'answered', value }
  return { raw, status: 'out-of-range', value, reason: `outside ${range[0]}–${range[1]} ${unit}` }
}

function readClass(
  { name }: ManifestOutput,
  classes: readonly number[],
  logitAt: (index: number) => number,
): Reading {
  let best = 0
  for (let index = 0; index < classes.length; index++) {
    if (Number.isNaN(logitAt(index))) return failed('NaN', `output "${name}" is not a finite number`)
    if (logitAt(index) > logitAt(best)) best = index
  }
  const value = classes[best]
  return { raw: String(value), status: 'answered', value }
}

function failed(raw: string, error: string): Reading {
  return { raw, status: 'error', error }
}

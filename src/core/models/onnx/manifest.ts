import * as v from 'valibot'
import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { finite, interval, name } from './fields'
import { manifestInput } from './inputManifest'
import { readModelJson } from './modelJson'

const MODEL_FORMAT = 'reo-model/1'

export const manifestOutput = v.pipe(
  v.strictObject({
    name,
    task: v.picklist(['landCover', 'patchCount', 'agb']),
    kind: v.optional(v.picklist(['map', 'value', 'logits']), 'value'),
    unit: v.optional(v.string()),
    scale: v.optional(finite, 1),
    offset: v.optional(finite, 0),
    clamp: v.optional(interval),
    classes: v.optional(v.pipe(v.array(finite), v.minLength(2))),
  }),
  v.check(
    ({ kind, classes }) => (kind === 'logits') === (classes !== undefined),
    'logits, and only logits, list classes',
  ),
  v.check(
    ({ task, unit }) => unit === undefined || unit === TASK_DESCRIPTIONS[task].unit,
    ({ input: { task } }) => `give "scale" so that values are in ${TASK_DESCRIPTIONS[task].unit}`,
  ),
)

/** `model.json` of a network. */
export const manifestSchema = v.object({
  format: v.literal(
    MODEL_FORMAT,
    ({ received }) =>
      `Invalid type: Expected "${MODEL_FORMAT}" but received ${received}; small VLMs are opened as onnx-vlm:`,
  ),
  name,
  title: v.optional(name),
  file: v.optional(name, 'model.onnx'),
  licence: v.optional(v.string()),
  trainingData: v.optional(v.string()),
  synthetic: v.optional(v.boolean(), false),
  inputs: v.pipe(v.array(manifestInput), v.minLength(1)),
  outputs: v.pipe(
    v.array(manifestOutput),
    v.minLength(1),
    v.check(
      (all) => new Set(all.map(({ task }) => task)).size === all.length,
      'only one output may serve a task',
    ),
  ),
})

export type ManifestOutput = v.InferOutput<typeof manifestOutput>

/** What `model.json` says of a network: how its inputs are made from bands and what its outputs mean. */
export type ModelManifest = v.InferOutput<typeof manifestSchema>

/**
 * Reads and checks the `model.json` of a network.
 * @throws ReoError that names the folder or file, and the first field that is wrong
 */
export function readManifest(folder: string): Promise<ModelManifest> {
  return readModelJson(folder, manifestSchema)
}

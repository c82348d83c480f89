import type { InferenceSession } from 'onnxruntime-node'
import type { ManifestInput } from './inputManifest'
import type { ManifestOutput, ModelManifest } from './manifest'

type ValueMetadata = InferenceSession.ValueMetadata
type Axis = number | string

/** Of more patches at a time the inputs alone would fill the memory. */
const LARGEST_FIXED_BATCH = 4096

/** Where a network differs from its `model.json`, one sentence each; empty when they agree. */
export function differences({ inputs, outputs }: ModelManifest, session: InferenceSession): string[] {
  return [
    ...inputDifferences(inputs, session),
    ...outputsThatLack(outputs, session.outputNames),
    ...outputs.flatMap((output) => outputDifferences(output, session.outputMetadata)),
    ...batchThatIsTooLarge(session),
  ]
}

/** Where a network's inputs differ from what `model.json` says of them. */
export function inputDifferences(inputs: readonly ManifestInput[], session: InferenceSession): string[] {
  return [
    ...namesThatDiffer('input', inputs, session.inputNames),
    ...inputs.flatMap((input) => shapeDifferences('input', input, inputAxes(input), session.inputMetadata)),
  ]
}

/** The batch size that a network insists on, or undefined where it takes any. */
export function fixedBatchSize(session: InferenceSession): number | undefined {
  const [first] = session.inputMetadata
  const batch = first?.isTensor === true ? first.shape[0] : undefined
  return typeof batch === 'number' ? batch : undefined
}

function batchThatIsTooLarge(session: InferenceSession): string[] {
  const batch = fixedBatchSize(session) ?? 1
  if (batch <= LARGEST_FIXED_BATCH) return []
  return [`the network takes ${batch} patches at a time and no fewer; ${LARGEST_FIXED_BATCH} are the most`]
}

/** Inputs or outputs that only one side has. */
export function namesThatDiffer(
  role: string,
  described: readonly { name: string }[],
  actual: readonly string[],
): string[] {
  const names = described.map(({ name }) => name)
  const missing = actual.filter((name) => !names.includes(name))
  const extra = names.filter((name) => !actual.includes(name))
  return [
    ...missing.map((name) => `the network's ${role} "${name}" is not described`),
    ...extra.map((name) => `${role} "${name}" is described, but the network has ${quoted(actual)}`),
  ]
}

/** Outputs that are described and that there are not. */
export function outputsThatLack(described: readonly { name: string }[], actual: readonly string[]): string[] {
  return described
    .filter(({ name }) => !actual.includes(name))
    .map(({ name }) => `output "${name}" is described, but the network has ${quoted(actual)}`)
}

function inputAxes(input: ManifestInput): Axis[] {
  const channels = input.channels.length
  if (input.layout === 'NC') return ['N', channels]
  const [width, height] = input.size
  return input.layout === 'NCHW' ? ['N', channels, height, width] : ['N', height, width, channels]
}

function outputDifferences(output: ManifestOutput, metadata: readonly ValueMetadata[]): string[] {
  const shapes = outputAxes(output)
  const found = shapes.map((axes) => shapeDifferences('output', output, axes, metadata))
  return found.some((sentences) => sentences.length === 0) ? [] : (found[0] ?? [])
}

/** The shapes that an output of this kind may have. */
function outputAxes({ kind, classes = [] }: ManifestOutput): Axis[][] {
  switch (kind) {
    case 'map':
      return [
        ['N', 1, 'height', 'width'],
        ['N', 'height', 'width'],
      ]
    case 'value':
      return [['N', 1], ['N']]
    case 'logits':
      return [
        ['N', classes.length],
        ['N', classes.length, 'height', 'width'],
      ]
  }
}

function shapeDifferences(
  role: string,
  { name }: { readonly name: string },
  described: readonly Axis[],
  metadata: readonly ValueMetadata[],
): string[] {
  const actual = metadata.find((value) => value.name === name)
  if (actual === undefined) return []
  if (!actual.isTensor) return [`${role} "${name}" is not a tensor`]
  if (actual.type !== 'float32') return [`${role} "${name}" is ${actual.type}, not float32`]
  const agrees =
    actual.shape.length === described.length &&
    described.every((axis, index) => axis === 'N' || sameAxis(axis, actual.shape[index]))
  return agrees
    ? []
    : [`${role} "${name}" is described as ${shown(described)}, but the network has ${shown(actual.shape)}`]
}

/** An axis that either side leaves open agrees with anything. */
function sameAxis(described: Axis, actual: Axis | undefined): boolean {
  return typeof described === 'string' || typeof actual === 'string' || described === actual
}

function shown(shape: readonly Axis[]): string {
  return shape.map((axis) => (axis === '' ? '?' : axis)).join(' × ')
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}

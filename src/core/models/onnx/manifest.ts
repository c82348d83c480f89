import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import { MODALITIES, type Modality } from '../../dataset/sample'
import { messageOf, ReoError } from '../../errors'

export const MODEL_FORMAT = 'reo-model/1'
export const MANIFEST_FILE = 'model.json'

const name = v.pipe(v.string(), v.nonEmpty())
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0))
const finite = v.pipe(v.number(), v.finite())
const interval = v.pipe(
  v.tuple([finite, finite]),
  v.check(([low, high]) => low < high, 'the first number has to be the smaller'),
)

const bandChannel = v.strictObject({
  modality: v.picklist(MODALITIES),
  band: name,
  mean: finite,
  std: positive,
  add: v.optional(finite, 0),
  clip: v.optional(interval),
})

const validChannel = v.strictObject({ valid: v.picklist(MODALITIES) })

const channels = v.pipe(
  v.array(v.union([bandChannel, validChannel])),
  v.minLength(1),
  v.check(
    (all) =>
      all.every(
        (channel) => isBand(channel) || all.some((band) => isBand(band) && band.modality === channel.valid),
      ),
    'a "valid" channel needs bands of its modality beside it',
  ),
)

/** Whole patches, or only the bands of the centre pixel (`NC`), as trees and regressions on pixels take them. */
const input = v.variant('layout', [
  v.strictObject({ name, layout: v.picklist(['NCHW', 'NHWC']), size: v.tuple([count, count]), channels }),
  v.strictObject({ name, layout: v.literal('NC'), channels }),
])

const output = v.pipe(
  v.strictObject({
    name,
    task: v.picklist(['landCover', 'patchCount', 'agb']),
    kind: v.picklist(['map', 'value', 'logits']),
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

const manifest = v.object({
  format: v.literal(MODEL_FORMAT),
  name,
  title: v.optional(name),
  file: v.optional(name, 'model.onnx'),
  licence: v.optional(v.string()),
  trainingData: v.optional(v.string()),
  synthetic: v.optional(v.boolean(), false),
  inputs: v.pipe(v.array(input), v.minLength(1)),
  outputs: v.pipe(
    v.array(output),
    v.minLength(1),
    v.check(
      (all) => new Set(all.map(({ task }) => task)).size === all.length,
      'only one output may serve a task',
    ),
  ),
})

export type BandChannel = v.InferOutput<typeof bandChannel>
export type Channel = BandChannel | v.InferOutput<typeof validChannel>
export type ManifestInput = v.InferOutput<typeof input>
export type ManifestOutput = v.InferOutput<typeof output>

/** What `model.json` says of a network: how its inputs are made from bands and what its outputs mean. */
export type ModelManifest = v.InferOutput<typeof manifest>

/**
 * Reads and checks a model folder's `model.json`.
 * @throws ReoError that names the folder or file, and the first field that is wrong
 */
export async function readManifest(folder: string): Promise<ModelManifest> {
  const file = path.join(folder, MANIFEST_FILE)
  const parsed = v.safeParse(manifest, parseJson(await readText(folder, file), file), { abortEarly: true })
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new ReoError(`${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`, {
    where: file,
    mend: 'docs/bring-your-own-model.md describes every field.',
  })
}

/** True of a channel that holds a band, false of one that tells where there is data. */
export function isBand(channel: Channel): channel is BandChannel {
  return 'band' in channel
}

/** Bands that the network looks at, by modality, in the order of its channels. */
export function bandsByModality({ inputs }: ModelManifest): ReadonlyMap<Modality, readonly string[]> {
  const bands = new Map<Modality, string[]>()
  for (const channel of inputs.flatMap(({ channels }) => channels)) {
    if (!isBand(channel)) continue
    const ofModality = bands.get(channel.modality) ?? []
    if (!ofModality.includes(channel.band)) bands.set(channel.modality, [...ofModality, channel.band])
  }
  return bands
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new ReoError(`There is no ${MANIFEST_FILE} that can be read: ${messageOf(error)}`, {
      where: folder,
      mend: `Give a folder that holds a ${MANIFEST_FILE} and its network, or the name of an installed model.`,
      cause: error,
    })
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new ReoError(`This is not JSON: ${messageOf(error)}`, {
      where: file,
      mend: 'Mend its syntax.',
      cause: error,
    })
  }
}

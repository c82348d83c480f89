import path from 'node:path'
import * as v from 'valibot'
import { type Task, TASKS } from '../../benchmark/tasks'
import { count, name } from '../onnx/fields'
import { manifestInput } from '../onnx/inputManifest'
import { manifestOutput } from '../onnx/manifest'
import { readModelJson } from '../onnx/modelJson'

const VLM_FORMAT = 'reo-vlm/1'

/** Format of a folder that holds several small VLMs in folders of their own. */
const VARIANTS_FORMAT = 'reo-variants/1'

const prompt = v.optional(v.pipe(v.string(), v.nonEmpty()))

/** `model.json` of a small VLM. */
export const vlmSchema = v.pipe(
  v.object({
    format: v.literal(VLM_FORMAT),
    name,
    title: v.optional(name),
    licence: v.optional(v.string()),
    trainingData: v.optional(v.string()),
    synthetic: v.optional(v.boolean(), false),
    inputs: v.pipe(v.array(manifestInput), v.minLength(1)),
    encoder: v.object({ file: name, memory: v.optional(name, 'memory') }),
    decoder: v.object({
      file: name,
      tokens: v.optional(name, 'tokens'),
      memory: v.optional(name, 'memory'),
      logits: v.optional(name, 'logits'),
      /** Tokens of an answer at most. */
      maxTokens: count,
      /** Tokens of prompt and answer together at most. */
      contextTokens: v.optional(count, Number.MAX_SAFE_INTEGER),
      startToken: name,
      endToken: name,
      /** Number of logits, where a decoder has more of them than its tokenizer has tokens. */
      vocabulary: v.optional(count),
    }),
    tokenizer: v.optional(name, 'tokenizer.json'),
    prompts: v.object({ humanActivity: prompt, landCover: prompt, patchCount: prompt, agb: prompt }),
    heads: v.optional(v.object({ file: name, outputs: v.pipe(v.array(manifestOutput), v.minLength(1)) })),
  }),
  v.check(
    ({ prompts }) => TASKS.some((task) => prompts[task] !== undefined),
    'prompts: none of the tasks has one',
  ),
  v.check(
    ({ prompts, heads }) => (heads?.outputs ?? []).every(({ task }) => prompts[task] !== undefined),
    'heads: each task of theirs needs a prompt',
  ),
)

const variant = v.pipe(v.string(), v.regex(/^[\w-]+$/, 'a variant is the name of a folder beside this file'))
/** `model.json` of a folder of several small VLMs. */
export const variantsSchema = v.object({
  format: v.literal(VARIANTS_FORMAT),
  variants: v.pipe(v.array(variant), v.minLength(1)),
})

/** What `model.json` says of a small vision-language model: an encoder of patches, and a decoder that writes tokens. */
export type VlmManifest = v.InferOutput<typeof vlmSchema>

/**
 * Reads and checks the `model.json` of a small VLM.
 * @throws ReoError that names the folder or file, and the first field that is wrong
 */
export function readVlmManifest(folder: string): Promise<VlmManifest> {
  return readModelJson(folder, vlmSchema)
}

/** The variants that a folder of several names, the usual one first. @throws ReoError when it is none */
export async function readVariants(folder: string): Promise<readonly string[]> {
  return (await readModelJson(folder, variantsSchema)).variants
}

/** The folder of the usual variant, or the folder itself where it has none. */
export async function usualVariant(folder: string): Promise<string> {
  const [usual] = await readVariants(folder).catch(() => [])
  return usual === undefined ? folder : path.join(folder, usual)
}

/** What it can be asked. */
export function tasksOfVlm({ prompts }: VlmManifest): readonly Task[] {
  return TASKS.filter((task) => prompts[task] !== undefined)
}

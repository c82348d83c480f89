import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type Split, SPLITS } from '../dataset/sample'

/** Changes whenever the same seed would give other samples. */
export const GENERATOR_VERSION = 1

export const DEFAULT_SEED = 2006

/** Samples that the demo has when nothing else is asked for. */
export const DEFAULT_COUNTS: Readonly<Record<Split, number>> = { train: 300, val: 100, test: 400 }

/** File in which a demo data set says how it was made. */
export const GENERATOR_FILE = 'generator.json'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const generatorSchema = v.object({
  generator: v.literal('reo demo'),
  version: v.number(),
  seed: v.number(),
  counts: v.object({ train: count, val: count, test: count }),
  hdf5: v.boolean(),
  /** Of all other files (`demoChecksum`); absent while they are written. */
  checksum: v.optional(v.string()),
})

/** How a demo data set was made; the same record but for its checksum, the same bytes. */
export type GeneratorRecord = v.InferOutput<typeof generatorSchema>

/** The record of a folder, or undefined where there is no demo data set. */
export async function readGeneratorRecord(directory: string): Promise<GeneratorRecord | undefined> {
  try {
    const json: unknown = JSON.parse(await readFile(path.join(directory, GENERATOR_FILE), 'utf8'))
    const parsed = v.safeParse(generatorSchema, json)
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}

/** Whether a folder's data set is what the options ask for. */
export function isSameRecord(one: GeneratorRecord, other: GeneratorRecord): boolean {
  return (
    one.version === other.version &&
    one.seed === other.seed &&
    one.hdf5 === other.hdf5 &&
    SPLITS.every((split) => one.counts[split] === other.counts[split])
  )
}

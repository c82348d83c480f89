import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { TASKS } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import { SPLITS } from '../../dataset/sample'
import { reasonOf, ReoError } from '../../errors'

/** File in a batch's folder that says what its requests are about. */
export const PLAN_FILE = 'batch.json'

const plan = v.object({
  format: v.literal('reo-batch/1'),
  /** Name of the model in the requests. */
  model: v.string(),
  dataset: v.object({ name: v.string(), fingerprint: v.string() }),
  split: v.picklist(SPLITS),
  tasks: v.array(v.picklist(TASKS)),
  /** How the model is asked, as the run log is to keep it. */
  settings: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
})

/** What the requests in a folder are about. */
export type BatchPlan = v.InferOutput<typeof plan>

/** Id of the model in run logs. */
export function batchModelId({ model }: Pick<BatchPlan, 'model'>): string {
  return `batch:${model}`
}

/** @throws ReoError when the folder is no batch's */
export async function readPlan(folder: string): Promise<BatchPlan> {
  const file = path.join(folder, PLAN_FILE)
  try {
    return v.parse(plan, JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    throw new ReoError(`The folder of a batch is wanted (${reasonOf(error)})`, {
      where: file,
      mend: 'Give the one that reo batch export has written.',
      cause: error,
    })
  }
}

/** @throws ReoError when a data set is not the one of a fingerprint */
export function refuseOtherData(fingerprint: string, { description }: Dataset, where: string): void {
  if (fingerprint === description.fingerprint) return
  throw new ReoError(`Other data was asked about than ${description.name} is now`, {
    where,
    mend: 'Open the data set as it was.',
  })
}

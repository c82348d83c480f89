import { readImageryOf } from '../../core/dataset/readImageryOf'
import { ReoError } from '../../core/errors'
import type { PatchPayload, PayloadSource } from '../../protocol/payloads'
import { rangesOf } from '../outputs/datasetRanges'
import { patchPayload } from '../outputs/payloads/patchPayload'
import { shownAnswer } from '../outputs/payloads/shownAnswer'
import type { Resources } from '../resources/resources'
import { newestAnswers } from './newestAnswers'

export interface OnePatchOptions {
  /** View to begin with. */
  readonly composite?: string
  /** Run logs to look for answers in where the source names no run. */
  readonly runs?: readonly string[]
}

/**
 * One patch in full, with every model's answers about it from the run of the source, or the newest ones from several runs.
 * @throws ReoError when there is no such sample, its imagery cannot be read, or the run of the source cannot
 */
export async function onePatch(
  resources: Resources,
  source: PayloadSource,
  id: string,
  { composite, runs = [] }: OnePatchOptions = {},
): Promise<PatchPayload> {
  const dataset = await resources.openDataset(source.dataset)
  const sample = await dataset.find(id)
  if (sample === undefined) {
    throw new ReoError(`There is no sample "${id}"`, {
      where: dataset.description.path,
      mend: 'Give an id of this data set.',
    })
  }
  const imagery = await readImageryOf(dataset, sample)
  const answered =
    source.run === undefined
      ? await newestAnswers(resources, dataset.description, id, runs)
      : { answers: (await resources.runOf(source)).answers.filter(({ sample: of }) => of === id) }
  const datasetRanges = await rangesOf(dataset)
  return patchPayload({
    ...answered,
    sample,
    imagery,
    dataset: dataset.description,
    source,
    answers: answered.answers.map((answer) => shownAnswer(answer)),
    ...(datasetRanges && { datasetRanges }),
    ...(composite !== undefined && { composite }),
  })
}

import path from 'node:path'
import type { DatasetDescription } from '../../core/dataset/dataset'
import { readRunHeader } from '../../core/runs/readRun'
import type { AnswerLine, RunHeader } from '../../core/runs/runLog'
import type { PatchRun } from '../../protocol/payloads'
import type { Resources } from '../resources/resources'

/** Run logs that are read for one patch, the newest: a large one takes a second. */
const MOST_READ = 20

/** What models answered about a sample, and where that stands. */
export interface NewestAnswers {
  readonly answers: readonly AnswerLine[]
  readonly runs: readonly PatchRun[]
}

/**
 * The answers about a sample of a data set among run logs, of each model those of the newest run that asked it. A log that
 * cannot be read is passed over.
 * @param files absolute paths
 */
export async function newestAnswers(
  resources: Resources,
  dataset: DatasetDescription,
  sample: string,
  files: readonly string[],
): Promise<NewestAnswers> {
  const answers: AnswerLine[] = []
  const runs: PatchRun[] = []
  const known = new Set<string>()
  for (const { file, header } of await runsOf(dataset, files)) {
    if (header.models.every(({ id }) => known.has(id))) continue
    const run = await resources.readRun(file).catch(() => undefined)
    const found = run?.answers.filter((answer) => answer.sample === sample && !known.has(answer.model)) ?? []
    const models = [...new Set(found.map(({ model }) => model))]
    if (models.length === 0) continue
    answers.push(...found)
    runs.push({ name: path.basename(file), created: header.created, models })
    for (const model of models) known.add(model)
  }
  return { answers, runs }
}

/** The runs of a data set, the newest first, known by where it lies or by what is in it. */
async function runsOf({ path: folder, fingerprint }: DatasetDescription, files: readonly string[]) {
  const runs: { readonly file: string; readonly header: RunHeader }[] = []
  for (const file of files) {
    const header = await readRunHeader(file).catch(() => undefined)
    if (header === undefined) continue
    if (header.dataset.path === folder || header.dataset.fingerprint === fingerprint)
      runs.push({ file, header })
  }
  return runs.sort((one, other) => other.header.created.localeCompare(one.header.created)).slice(0, MOST_READ)
}

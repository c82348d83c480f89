import path from 'node:path'
import { DEFAULT_POLICIES, type ReadingPolicies } from '../../answers/policies'
import type { Dataset } from '../../dataset/dataset'
import { codeOf, ReoError } from '../../errors'
import { truthOf } from '../../models/truthOf'
import type { AnsweredIndex } from '../../runs/answeredIndex'
import { lockFile } from '../../runs/lockFile'
import { type EarlierRun, noEarlierRun, resumeLog } from '../../runs/resumeLog'
import { answerKey } from '../../runs/runFold'
import type { AnswerLine, RunHeader, RunLine } from '../../runs/runLog'
import { RunLogWriter } from '../../runs/runLogWriter'
import { openAiBatch } from '../formats/openAiBatch'
import { headerOfAnswers } from '../headerOfAnswers'
import { answerOf } from '../import/joinRecord'
import type { LogRecord } from '../logRecord'
import { batchModelId, type BatchPlan, readPlan, refuseOtherData } from './batchPlan'
import { parseCustomId } from './customId'

/** Lines that are written in one go. */
const WRITE_LINES = 1000

/** Results of a batch, to be merged into a run log. */
export interface BatchImport {
  /** Folder that the batch was exported to. */
  readonly folder: string
  /** Files of results, in any order. */
  readonly results: readonly string[]
  readonly dataset: Dataset
  /** By which the answers are read, where not as is usual or as those of an earlier import. */
  readonly policies: Partial<ReadingPolicies>
  /** Run log, new or of an earlier import. */
  readonly out: string
}

export interface BatchImported {
  readonly path: string
  /** New answers. */
  readonly answers: number
  /** Requests that failed, which the next export asks again. */
  readonly failed: number
  /** Results of questions that were answered already. */
  readonly repeated: number
  /** Ids and lines that belong to no question. */
  readonly unknown: readonly string[]
}

/**
 * Merges results into a run log: an answer stands once it is there, a failure is left for the next export.
 * @throws ReoError when the data set is not the one that was asked about, or the run log is another's
 */
export async function importBatch(request: BatchImport): Promise<BatchImported> {
  const plan = await readPlan(request.folder)
  const { dataset } = request
  await dataset.indexed()
  refuseOtherData(plan.dataset.fingerprint, dataset, request.folder)
  const out = path.resolve(request.out)
  const unlock = await lockFile(out)
  try {
    const earlier = await earlierRun(out)
    if (earlier.header !== undefined) refuseOtherData(earlier.header.dataset.fingerprint, dataset, out)
    const policies = policiesOf(request, earlier.header)
    const writer = await RunLogWriter.open(out, earlier.wholeBytes, earlier.answered.size)
    try {
      await writer.append([batchHeader(plan, dataset, policies, earlier.header)])
      return await merge({ ...request, policies }, plan, earlier.answered, writer)
    } finally {
      await writer.close()
    }
  } finally {
    await unlock()
  }
}

async function merge(
  { results, dataset, policies }: BatchImport & { readonly policies: ReadingPolicies },
  plan: BatchPlan,
  answered: AnsweredIndex,
  writer: RunLogWriter,
): Promise<BatchImported> {
  const unknown: string[] = []
  let [answers, failed, repeated] = [0, 0, 0]
  let waiting: RunLine[] = []
  for (const file of results) {
    for await (const entry of openAiBatch.read(file, {})) {
      const line = 'problem' in entry ? undefined : await answerLine(entry, plan, dataset, policies)
      if (line === undefined) {
        unknown.push('problem' in entry ? `${file}, ${entry.where}` : entry.sample)
        continue
      }
      const key = answerKey(line)
      if (answered.has(key)) repeated++
      else {
        answered.add(key, line.status === 'error' ? 'failed' : 'answered')
        if (line.status === 'error') failed++
        else answers++
        waiting.push(line)
      }
      if (waiting.length < WRITE_LINES) continue
      await writer.append(waiting)
      waiting = []
    }
  }
  const end = { answers: answered.size, skipped: 0, at: new Date().toISOString() }
  await writer.append([...waiting, { type: 'end', outcome: 'complete', ...end }])
  return { path: writer.path, answers, failed, repeated, unknown }
}

/** A result as an answer with its truth; undefined where it belongs to no question. */
async function answerLine(
  record: LogRecord,
  plan: BatchPlan,
  dataset: Dataset,
  policies: ReadingPolicies,
): Promise<AnswerLine | undefined> {
  const asked = parseCustomId(record.sample)
  const sample = asked && (await dataset.find(asked.sample))
  if (asked === undefined || sample === undefined) return undefined
  const { task, index, repeat } = asked
  const known = truthOf(sample.truth, task)
  if (index >= Math.max(1, known.length)) return undefined
  const { question, value: truth = null } = known.at(index) ?? {}
  return {
    type: 'answer',
    sample: sample.id,
    model: batchModelId(plan),
    task,
    ...(question !== undefined && { question }),
    ...answerOf({ ...record, repeat, ...(question !== undefined && { question }) }, task, policies),
    truth,
  }
}

/** @throws ReoError when the answers of an earlier import were read by others */
function policiesOf({ policies, out }: BatchImport, earlier: RunHeader | undefined): ReadingPolicies {
  const before = earlier?.models.at(0)?.reading?.policies ?? DEFAULT_POLICIES
  const wanted = { ...before, ...policies }
  if (earlier === undefined || JSON.stringify(wanted) === JSON.stringify(before)) return wanted
  throw new ReoError('The answers of the run log are read by other policies', {
    where: out,
    mend: 'Import by the same, and read all of them anew: reo report --reread.',
  })
}

function batchHeader(
  plan: BatchPlan,
  dataset: Dataset,
  policies: ReadingPolicies,
  earlier: RunHeader | undefined,
): RunHeader {
  const { split, tasks, settings } = plan
  const models = [batchModelId(plan)]
  const made = { dataset: dataset.description, split, models, tasks, policies, settings }
  return headerOfAnswers(made, earlier?.id)
}

async function earlierRun(out: string): Promise<EarlierRun> {
  return resumeLog(out, new Set()).catch((error: unknown) => {
    if (isOfMissingFile(error)) return noEarlierRun()
    throw error
  })
}

function isOfMissingFile(error: unknown): boolean {
  return codeOf(error instanceof ReoError ? error.cause : error) === 'ENOENT'
}

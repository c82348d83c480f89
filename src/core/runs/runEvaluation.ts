import { stat } from 'node:fs/promises'
import path from 'node:path'
import { messageOf, ReoError } from '../errors'
import type { EvaluationRequest, EvaluationResult } from './evaluate'
import { EvaluationLoop } from './evaluationLoop'
import { lockFile } from './lockFile'
import { tasksOf } from './openQuestions'
import { type EarlierRun, noEarlierRun, resumeLog } from './resumeLog'
import { runHeader } from './runHeader'
import type { EndLine, RunHeader } from './runLog'
import { RunLogWriter } from './runLogWriter'
import { trainingMeans } from './trainingMeans'

/**
 * Asks models about the samples of a split and appends their answers to a run log, batch by batch. A sample whose
 * imagery cannot be read is skipped and listed. The event loop gets its turn between batches, and there a cancel
 * takes effect.
 * @throws ReoError when nothing can be asked, or when it stops on the way: it says how many answers are kept
 */
export async function runEvaluation(request: EvaluationRequest): Promise<EvaluationResult> {
  const log = path.resolve(request.out)
  await request.dataset.indexed()
  refuseEmptySplit(request)
  const unlock = await lockFile(log)
  try {
    const earlier = await earlierRun(log, request)
    await prepareModels(request)
    const writer = await RunLogWriter.open(log, earlier.wholeBytes, earlier.answered.size)
    try {
      return await askAll(request, writer, earlier)
    } finally {
      await writer.close()
    }
  } finally {
    await unlock()
  }
}

async function askAll(
  request: EvaluationRequest,
  writer: RunLogWriter,
  earlier: EarlierRun,
): Promise<EvaluationResult> {
  const loop = new EvaluationLoop(request, writer, earlier)
  const end = (outcome: EndLine['outcome'], error?: string) =>
    writer.append([
      {
        type: 'end',
        at: new Date().toISOString(),
        outcome,
        answers: writer.answers,
        skipped: loop.skipped,
        ...(error !== undefined && { error }),
      },
    ])
  const means = await trainingMeans(request, earlier.header?.trainingMeans)
  await writer.append([runHeader(request, earlier.header, means)])
  try {
    const outcome = await loop.run()
    await end(outcome)
    return { path: writer.path, outcome, answers: writer.answers, skipped: loop.skipped }
  } catch (error) {
    await end('failed', messageOf(error)).catch(() => undefined)
    throw new ReoError(`The run stopped; its ${writer.answers} answers are kept: ${messageOf(error)}`, {
      ...(!messageOf(error).startsWith(writer.path) && { where: writer.path }),
      mend: 'Then resume the run.',
      cause: error,
    })
  }
}

function refuseEmptySplit({ dataset, split }: EvaluationRequest): void {
  const { name, path: where, sampleCounts } = dataset.description
  if (sampleCounts[split] > 0) return
  const filled = Object.entries(sampleCounts).filter(([, count]) => count > 0)
  throw new ReoError(`The data set ${name} has no samples in its split "${split}"`, {
    where,
    mend:
      filled.length === 0
        ? 'Give a data set with samples.'
        : `Choose ${filled.map(([other, count]) => `"${other}" (${count} samples)`).join(' or ')}.`,
  })
}

async function earlierRun(log: string, request: EvaluationRequest): Promise<EarlierRun> {
  const { resume, models } = request
  const found = await stat(log).catch(() => undefined)
  if (found?.isDirectory() === true) {
    throw new ReoError('This is a folder', { where: log, mend: 'Name a file in it: NAME.reo.jsonl.' })
  }
  if (found === undefined || found.size === 0) return noEarlierRun()
  if (resume !== true) {
    throw new ReoError('This run log exists already', {
      where: log,
      mend: 'Resume it (--resume, or in the Runs view), or write to another file.',
    })
  }
  const chained = models.filter((model) => model.mode === 'question' && model.chained)
  const earlier = await resumeLog(log, new Set(chained.map(({ description }) => description.id)))
  if (earlier.header === undefined) return earlier
  refuseOtherData(earlier.header, request, log)
  return earlier
}

function refuseOtherData(
  { dataset: before }: RunHeader,
  { dataset: { description: now }, split, acceptChangedData = false }: EvaluationRequest,
  where: string,
): void {
  if (before.split !== split) {
    throw new ReoError(`This run asked about the split ${before.split}, not ${split}`, {
      where,
      mend: `Go on with the split ${before.split}, or write to another file.`,
    })
  }
  if (before.fingerprint === now.fingerprint || acceptChangedData) return
  throw new ReoError(`This run asked about other data (${before.name}) than there is now (${now.name})`, {
    where,
    mend: 'Open the data set as it was, write to another file, or accept what has changed (--accept-changed-data).',
  })
}

/** A cancel while models are prepared is no error: the run then ends before its first question. */
async function prepareModels({ models, tasks, dataset, signal }: EvaluationRequest): Promise<void> {
  for (const model of models) {
    if (signal?.aborted) return
    await model.prepare(dataset, signal).catch((error: unknown) => {
      if (!signal?.aborted) throw error
    })
    if (tasksOf(model, tasks).length > 0) continue
    const able = model.description.tasks.join(', ')
    throw new ReoError(`The model can do none of the tasks ${tasks.join(', ')}`, {
      where: model.description.id,
      mend: `It can do ${able}.`,
    })
  }
}

import { stat } from 'node:fs/promises'
import path from 'node:path'
import { hashOfFiles } from '../../dataset/files/fileHash'
import { ReoError } from '../../errors'
import { lockFile } from '../../runs/lockFile'
import type { RunHeader, RunLine } from '../../runs/runLog'
import { RunLogWriter } from '../../runs/runLogWriter'
import { headerOfAnswers } from '../headerOfAnswers'
import { findLogReader } from '../logReaders'
import type { LogReader } from '../logRecord'
import type { ImportRequest, ImportResult } from './importRequest'
import { joinRecord } from './joinRecord'
import { LeftOutTally } from './leftOutTally'
import { type LogSurvey, modelOf, surveyLog } from './surveyLog'

/** Lines that are written in one go. */
const WRITE_LINES = 1000

/**
 * Writes another tool's log as a run log: its answers joined to the samples of a data set and read anew. What cannot
 * be joined is counted, and listed in the run log as skipped; only kinds of question without a task are just counted.
 * @throws ReoError when the log cannot be read or no answer belongs to a task, and when the run log exists
 */
export async function importLog(request: ImportRequest): Promise<ImportResult> {
  const reader = await findLogReader(request.file, request.from)
  await request.dataset?.indexed()
  const survey = await surveyLog(reader, request)
  const out = path.resolve(request.out)
  const unlock = await lockFile(out)
  try {
    await refuseExisting(out)
    const header = await importHeader(request, reader, survey)
    const writer = await RunLogWriter.open(out, 0, 0)
    try {
      await writer.append([header])
      const tally = await writeAnswers(request, reader, writer)
      return { path: out, format: reader.title, answers: writer.answers, left: tally.result() }
    } finally {
      await writer.close()
    }
  } finally {
    await unlock()
  }
}

async function writeAnswers(
  request: ImportRequest,
  reader: LogReader,
  writer: RunLogWriter,
): Promise<LeftOutTally> {
  const tally = new LeftOutTally()
  let skipped = 0
  let waiting: RunLine[] = []
  const leave = (sample: string, reason: string) => {
    skipped++
    waiting.push({ type: 'skipped', sample, reason })
  }
  for await (const entry of reader.read(request.file, request.columns)) {
    if ('problem' in entry) {
      tally.add('unreadable', `${entry.where} (${entry.problem})`)
      leave(entry.where, entry.problem)
    } else {
      const joined = await joinRecord(entry, modelOf(entry, request), request)
      if ('answer' in joined) waiting.push(joined.answer)
      else {
        tally.add(joined.left, joined.name)
        if (joined.left !== 'other-kind') leave(entry.sample, `${joined.left}: ${joined.name}`)
      }
    }
    if (waiting.length < WRITE_LINES) continue
    await writer.append(waiting)
    waiting = []
  }
  await writer.append(waiting)
  const at = new Date().toISOString()
  await writer.append([{ type: 'end', at, outcome: 'complete', answers: writer.answers, skipped }])
  return tally
}

async function importHeader(
  { file, dataset, split, policies }: ImportRequest,
  reader: LogReader,
  { models, tasks }: LogSurvey,
): Promise<RunHeader> {
  const hash = await hashOfFiles([file])
  const own = { name: path.basename(file), path: path.resolve(file), fingerprint: hash, synthetic: false }
  return headerOfAnswers({
    dataset: dataset?.description ?? own,
    split,
    models,
    tasks,
    policies,
    settings: {
      importedFrom: reader.name,
      importedFile: path.resolve(file),
      importedHash: hash,
    },
  })
}

async function refuseExisting(out: string): Promise<void> {
  const size = await stat(out).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0) return
  throw new ReoError('This run log exists already', { where: out, mend: 'Write to another file.' })
}

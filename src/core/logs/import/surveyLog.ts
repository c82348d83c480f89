import path from 'node:path'
import { type Task, TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import type { LogReader, LogRecord } from '../logRecord'
import type { ImportRequest } from './importRequest'
import { taskOfRecord } from './joinRecord'

/** What a log holds, which its run's header tells before its answers. */
export interface LogSurvey {
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
}

/** Kinds that an error names. */
const NAMED_KINDS = 12

/**
 * Goes through a log once.
 * @throws ReoError when no record belongs to a task; it tells the kinds of question there are
 */
export async function surveyLog(reader: LogReader, request: ImportRequest): Promise<LogSurvey> {
  const models = new Set<string>()
  const tasks = new Set<Task>()
  const kinds = new Set<string>()
  for await (const entry of reader.read(request.file, request.columns)) {
    if ('problem' in entry) continue
    const task = taskOfRecord(entry, request.tasks)
    if (task === undefined) kinds.add(entry.kind ?? '')
    else {
      tasks.add(task)
      models.add(modelOf(entry, request))
    }
  }
  if (tasks.size === 0)
    throw noTask(
      request.file,
      [...kinds].filter((kind) => kind !== ''),
    )
  return { models: [...models], tasks: TASKS.filter((task) => tasks.has(task)) }
}

/** Id of the model that a record's answer is of. */
export function modelOf({ model: named }: LogRecord, { model, file }: ImportRequest): string {
  return model ?? named ?? path.basename(file).replace(/\.[^.]+$/, '')
}

function noTask(where: string, kinds: readonly string[]): ReoError {
  const found = kinds.length === 0 ? '' : `; it tells the kinds ${kinds.slice(0, NAMED_KINDS).join(', ')}`
  return new ReoError(`The log does not say which of our tasks its answers belong to${found}`, {
    where,
    mend: `Give --task ${TASKS.join('|')}${kinds.length === 0 ? '' : `, or --kinds ${kinds[0]}=TASK …`}.`,
  })
}

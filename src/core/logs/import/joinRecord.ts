import { readAnswer } from '../../answers/readAnswer'
import { isTask, type Task } from '../../benchmark/tasks'
import type { Answer } from '../../models/model'
import { type KnownAnswer, truthOf } from '../../models/truthOf'
import type { AnswerLine, TruthValue } from '../../runs/runLog'
import type { LogRecord } from '../logRecord'
import type { ImportRequest, LeftReason, TaskChoice } from './importRequest'

/** A record as an answer of a run, or why it cannot be one. */
export type Joined = { readonly answer: AnswerLine } | { readonly left: LeftReason; readonly name: string }

/** Who answered which question about what: what a record says once it is joined. */
type Place = Pick<Answer, 'sample' | 'task' | 'question'> & { readonly truth: TruthValue }

/** The task that a record belongs to; undefined where it is left out. */
export function taskOfRecord({ kind }: LogRecord, choice: TaskChoice): Task | undefined {
  if (typeof choice === 'string') return choice
  if (kind === undefined) return undefined
  return choice.get(kind) ?? (isTask(kind) ? kind : undefined)
}

/** Joins a record to the sample that it is about, and reads its answer. */
export async function joinRecord(
  record: LogRecord,
  model: string,
  request: Pick<ImportRequest, 'dataset' | 'split' | 'tasks' | 'policies'>,
): Promise<Joined> {
  const task = taskOfRecord(record, request.tasks)
  if (task === undefined) return { left: 'other-kind', name: record.kind ?? 'none' }
  const place =
    request.dataset === undefined ? ownPlace(record, task, request) : await samplePlace(record, task, request)
  if ('left' in place) return place
  return { answer: { type: 'answer', ...place, model, ...answerOf(record, task, place, request) } }
}

/** Without a data set a record is about itself. */
function ownPlace(record: LogRecord, task: Task, request: Pick<ImportRequest, 'policies'>): Place {
  const { sample, question, truth } = record
  return {
    sample,
    task,
    ...(task === 'humanActivity' && question !== undefined && { question }),
    truth: truth === undefined ? null : readTruth(record, truth, task, request),
  }
}

/** What is right is read as answers are; a text that names no value is the truth itself where texts are compared. */
function readTruth(
  record: LogRecord,
  truth: string,
  task: Task,
  { policies }: Pick<ImportRequest, 'policies'>,
): TruthValue {
  const { value } = readAnswer(task, truth, contextOf(record), policies)
  return value ?? (task === 'humanActivity' ? truth : null)
}

async function samplePlace(
  { sample: id, question }: LogRecord,
  task: Task,
  { dataset, split }: Pick<ImportRequest, 'dataset' | 'split'>,
): Promise<Place | Exclude<Joined, { answer: AnswerLine }>> {
  const sample = await dataset?.find(id)
  if (sample === undefined) return { left: 'unknown-sample', name: id }
  if (sample.split !== split) return { left: 'other-split', name: id }
  const known = truthOf(sample.truth, task)
  if (task !== 'humanActivity' || known.length === 0) {
    return { sample: id, task, truth: known.at(0)?.value ?? null }
  }
  const asked = questionAsked(known, question)
  if (asked?.question === undefined)
    return { left: 'unknown-question', name: `${id}: ${question ?? 'no question'}` }
  return { sample: id, task, question: asked.question, truth: asked.value }
}

/** The question of a sample that stands in a prompt, the longest; its only one where the log has no questions. */
function questionAsked(known: readonly KnownAnswer[], prompt: string | undefined): KnownAnswer | undefined {
  if (prompt === undefined) return known.length === 1 ? known[0] : undefined
  const words = folded(prompt)
  return known
    .filter(({ question = '' }) => words.includes(folded(question)))
    .sort((one, other) => (other.question ?? '').length - (one.question ?? '').length)
    .at(0)
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

function answerOf(
  record: LogRecord,
  task: Task,
  { question }: Place,
  { policies }: Pick<ImportRequest, 'policies'>,
): Omit<Answer, 'sample' | 'task' | 'question' | 'model'> {
  const { raw, error, repeat, usage, latencyMs } = record
  const asked = {
    ...(repeat !== undefined && { repeat }),
    ...(usage !== undefined && { usage }),
    ...(latencyMs !== undefined && { latencyMs }),
  }
  if (error !== undefined) return { raw, status: 'error', error, ...asked }
  const context = contextOf({ ...record, question: record.question ?? question })
  const { status, value, span, reason } = readAnswer(task, raw, context, policies)
  return {
    raw,
    status,
    ...(value !== undefined && { value }),
    ...(span !== undefined && { span }),
    reason,
    ...asked,
  }
}

function contextOf({ question, options }: Partial<LogRecord>): {
  question?: string
  options?: readonly string[]
} {
  return { ...(question !== undefined && { question }), ...(options !== undefined && { options }) }
}

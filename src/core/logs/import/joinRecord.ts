import type { ReadingPolicies } from '../../answers/policies'
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
  const asked = { ...record, question: record.question ?? place.question }
  return { answer: { type: 'answer', ...place, model, ...answerOf(asked, task, request.policies) } }
}

/** Without a data set a record is about itself; a question is kept where it differs from sample to sample. */
function ownPlace(record: LogRecord, task: Task, request: Pick<ImportRequest, 'policies'>): Place {
  const { sample, options, truth } = record
  const isItsOwn = task === 'humanActivity' || options !== undefined
  return {
    sample,
    task,
    ...(isItsOwn && contextOf(record)),
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

/** What a record says, read; a failure has nothing to read. */
export function answerOf(
  { raw, error, question, options, repeat = 0, usage, logprobs, ended, latencyMs }: LogRecord,
  task: Task,
  policies: ReadingPolicies,
): Omit<Answer, 'sample' | 'task' | 'question' | 'model'> {
  const context = { ...contextOf({ question, options }), ...(ended !== undefined && { ended }) }
  return {
    ...(options !== undefined && { options }),
    raw,
    ...(error === undefined ? readAnswer(task, raw, context, policies) : { status: 'error' as const, error }),
    ...(repeat > 0 && { repeat }),
    ...(usage !== undefined && { usage }),
    ...(logprobs !== undefined && { logprobs }),
    ...(ended !== undefined && { ended }),
    ...(latencyMs !== undefined && { latencyMs }),
  }
}

/** What helps to read the record's answer: its question with the options, as an answer of a run keeps it. */
function contextOf(record: Pick<LogRecord, 'question' | 'options'>): { readonly question?: string } {
  const question = questionWithOptions(record)
  return question === undefined ? {} : { question }
}

function questionWithOptions({
  question = '',
  options = [],
}: Pick<LogRecord, 'question' | 'options'>): string | undefined {
  const lines = options.map((option, index) => `${String.fromCharCode(65 + index)}. ${option}`)
  return question === '' && options.length === 0 ? undefined : [question, ...lines].join('\n')
}

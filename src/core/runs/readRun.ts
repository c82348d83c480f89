import path from 'node:path'
import { messageOf, reasonOf, ReoError } from '../errors'
import { eachLine, lineBlocks, type LogPlace } from './logLines'
import { RunFold } from './runFold'
import { checkRunLine } from './runLines'
import type { AnswerLine, Run, RunHeader, RunLine } from './runLog'
import { parseJson } from '../text/parseJson'

/**
 * Reads a run log: the last line for a (sample, model, task, question) wins, overrides are applied, a torn last line
 * is dropped.
 * @throws ReoError that names the file and line of what is wrong
 */
export async function readRun(file: string): Promise<Run> {
  return foldRun(file, new RunFold())
}

/** Reads the first line of a run log and no more. @throws ReoError when it is none */
export async function readRunHeader(file: string): Promise<RunHeader> {
  for await (const { lines } of lineBlocks(file)) {
    const line = lines.length === 0 ? undefined : parseRunLine(lines[0], `${file}:1`)
    if (line?.type === 'run') return line
    break
  }
  throw noRunLog(file)
}

/**
 * Reads a run log as {@link readRun} does, without the words of the answers: enough for figures, in a fraction of the
 * memory.
 * @throws ReoError that names the file and line of what is wrong
 */
export async function readScores(file: string): Promise<Run> {
  return foldRun(file, new RunFold(withoutWords()))
}

async function foldRun(file: string, fold: RunFold): Promise<Run> {
  const absolute = path.resolve(file)
  await eachRunLine(file, (line) => fold.add(line))
  return runOf(fold, absolute)
}

/** The run of the lines so far. @throws ReoError when there is no header among them */
export function runOf(fold: RunFold, file: string): Run {
  const run = fold.result(file)
  if (run !== undefined) return run
  throw noRunLog(file)
}

/** What is wrong with a log that has no header. */
export function noRunLog(where: string): ReoError {
  return new ReoError('This is no run log: its first line is missing', { where, mend: RUN_LOG_MEND })
}

/**
 * What scores need of an answer. Texts that come again and again are kept once, and all answers are built alike, which
 * takes a third of the memory of copies.
 */
function withoutWords(): (answer: AnswerLine) => AnswerLine {
  const texts = new Map<string, string>()
  const shared = (text: string): string => {
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, text)
    return text
  }
  return (answer) => {
    const { sample, model, task, status, truth } = answer
    const kept: { -readonly [Field in keyof AnswerLine]: AnswerLine[Field] } = {
      type: 'answer',
      sample: shared(sample),
      model: shared(model),
      task,
      raw: '',
      status,
      truth: typeof truth === 'string' ? shared(truth) : truth,
    }
    const { value, question, reason, repeat, latencyMs, usage, cached, raw, span, logprobs, distribution } =
      answer
    if (value !== undefined) kept.value = typeof value === 'string' ? shared(value) : value
    if (question !== undefined) kept.question = shared(question)
    if (reason !== undefined) kept.reason = shared(reason)
    if (repeat !== undefined) kept.repeat = repeat
    if (latencyMs !== undefined) kept.latencyMs = latencyMs
    if (usage !== undefined) kept.usage = usage
    if (cached !== undefined) kept.cached = cached
    if (distribution !== undefined) kept.distribution = distribution
    // Numbers are found among the probabilities of tokens by their place in the words.
    if (logprobs !== undefined) {
      kept.logprobs = logprobs
      kept.raw = raw
      if (span !== undefined) kept.span = span
    }
    return kept
  }
}

/**
 * Goes through a run log line by line.
 * @param visit returns what is wrong with the line in its place, if anything is
 * @param from where to begin; the first line when absent
 * @returns the bytes of the whole lines; a torn last line is left out
 * @throws ReoError that names the file and line of what is wrong
 */
export async function eachRunLine(
  file: string,
  visit: (line: RunLine, number: number) => string | undefined,
  from?: LogPlace,
): Promise<number> {
  const take = (text: string, number: number) => {
    if (text.trim() === '') return
    const where = `${file}:${number}`
    const problem = visit(parseRunLine(text, where), number)
    if (problem !== undefined) throw new ReoError(problem, { where, mend: RUN_LOG_MEND })
  }
  return eachLine(path.resolve(file), take, from).catch((error: unknown) => {
    if (error instanceof ReoError) throw error
    throw new ReoError(`The run log cannot be read: ${reasonOf(error)}`, {
      where: file,
      mend: 'Give the path of a .reo.jsonl file that a run has written.',
      cause: error,
    })
  })
}

const RUN_LOG_MEND = 'Give a .reo.jsonl file that a run has written, or take the line out.'

function parseRunLine(text: string, where: string): RunLine {
  let parsed: unknown
  try {
    parsed = parseJson(text)
  } catch (error) {
    throw new ReoError(`This line is not JSON: ${messageOf(error)}`, {
      where,
      mend: RUN_LOG_MEND,
      cause: error,
    })
  }
  refuseNewer(parsed, where)
  const line = checkRunLine(parsed)
  if ('problem' in line)
    throw new ReoError(`This is no line of a run log: ${line.problem}`, { where, mend: RUN_LOG_MEND })
  return line
}

function refuseNewer(parsed: unknown, where: string): void {
  if (typeof parsed !== 'object' || parsed === null || !('schema' in parsed)) return
  const version = /^reo-run\/(\d+)$/.exec(String(parsed.schema))?.[1]
  if (version === undefined || Number(version) <= 1) return
  throw new ReoError(
    `The run log has the schema ${String(parsed.schema)}, which is newer than this program`,
    {
      where,
      mend: 'Update REO Notebook.',
    },
  )
}

import { type Command, Option } from 'commander'
import { DEFAULT_POLICIES, type ReadingPolicies } from '../../core/answers/policies'
import { readAnswer } from '../../core/answers/readAnswer'
import { type AnswerRecord, answerRecord } from '../../core/answers/answerRecord'
import { landCoverLabel } from '../../core/benchmark/landCover'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import { linesOfInput } from '../linesOfInput'
import { action } from '../run'
import { addReadingOptions, type ReadingOptions, readingPolicies } from './reading/readingOptions'

interface ParseOptions extends ReadingOptions {
  readonly task: Task
  readonly answer: string
  readonly question: string
}

/** `reo parse`: reads values out of answers, line by line. */
export function registerParse(program: Command): void {
  const command = program
    .command('parse')
    .description(
      'read values out of answers: JSONL on standard input, the same objects with their reading on standard output',
    )
    .addOption(new Option('--task <task>', 'what the answers are about').choices(TASKS).makeOptionMandatory())
    .option('--answer <key>', 'key of the answer', 'answer')
    .option('--question <key>', 'key of the question, whose options letters are looked up in', 'question')
  addReadingOptions(command).action(action(parse))
}

async function parse(options: ParseOptions): Promise<void> {
  const { task } = options
  const policies = { ...DEFAULT_POLICIES, ...readingPolicies(options) }
  const broken: number[] = []
  let line = 0
  for await (const lines of linesOfInput()) {
    let readings = ''
    for (const text of lines) {
      line++
      if (text.trim() === '') continue
      const record = answerRecord(line === 1 ? text.replace(/^\uFEFF/, '') : text, options)
      if (record === undefined) broken.push(line)
      else readings += `${JSON.stringify(withReading(record, task, policies))}\n`
    }
    await write(readings)
  }
  if (broken.length > 0) throw brokenLines(broken)
}

function withReading(
  { cells, answer, context }: AnswerRecord,
  task: Task,
  policies: ReadingPolicies,
): object {
  const { status, value, span, reason } = readAnswer(task, answer, context, policies)
  const isClass = task === 'landCover' && typeof value === 'number'
  // Spreading keys that are known only now takes twenty times as long.
  return Object.assign({}, cells, {
    status,
    value: value ?? null,
    ...(isClass ? { label: landCoverLabel(value) } : {}),
    span: span ?? null,
    reason,
  })
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

function brokenLines(lines: readonly number[]): ReoError {
  const named = lines.slice(0, 5).join(', ')
  const rest = lines.length > 5 ? ` and ${lines.length - 5} more` : ''
  return new ReoError(`${lines.length === 1 ? 'A line is' : `${lines.length} lines are`} no JSON object`, {
    where: `standard input, line ${named}${rest}`,
    mend: 'Mend them; all other lines are read.',
  })
}

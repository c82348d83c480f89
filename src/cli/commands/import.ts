import { type Command, InvalidArgumentError, Option } from 'commander'
import { DEFAULT_POLICIES } from '../../core/answers/policies'
import { isTask, type Task, TASKS } from '../../core/benchmark/tasks'
import type { Dataset } from '../../core/dataset/dataset'
import { type Split, SPLITS } from '../../core/dataset/sample'
import { importLog } from '../../core/logs/import/importLog'
import {
  type ImportRequest,
  type ImportResult,
  LEFT_REASONS,
  type TaskChoice,
} from '../../core/logs/import/importRequest'
import { LOG_READERS } from '../../core/logs/logReaders'
import type { LogColumns } from '../../core/logs/logRecord'
import { counted } from '../counted'
import { openData } from '../openData'
import { action } from '../run'
import { waitForIndex } from '../waitForIndex'
import { wholeNumberFrom } from '../wholeNumber'
import { addReadingOptions, type ReadingOptions, readingPolicies } from './reading/readingOptions'
import { say, sayJson } from '../say'

interface ImportOptions extends ReadingOptions, Omit<LogColumns, 'model'> {
  readonly from?: string
  readonly data?: string
  readonly split: Split
  readonly task?: Task
  readonly kinds?: ReadonlyMap<string, Task>
  readonly model?: string
  readonly modelColumn?: string
  readonly largestCount: number
  readonly out: string
  readonly json?: true
}

const FORMATS = LOG_READERS.map(({ name }) => name)

/** `reo import`: another tool's log becomes a run log. */
export function registerImport(program: Command): void {
  const command = program
    .command('import')
    .description("write another tool's log of answers as a run log, joined to a data set and read anew")
    .argument('<file>', 'log of another tool')
    .addOption(new Option('--from <format>', 'format of the log (default: by its content)').choices(FORMATS))
    .option('--data <data>', 'data set that was asked about, or "demo" (default: the log\'s own truth)')
    .addOption(new Option('--split <split>', 'split that was asked about').choices(SPLITS).default('test'))
    .addOption(new Option('--task <task>', 'task of all answers').choices(TASKS).conflicts('kinds'))
    .addOption(
      new Option(
        '--kinds <kind=task...>',
        'tasks by the kind of question that the log tells; other kinds are left out',
      ).argParser(collectKinds),
    )
    .option('--model <name>', 'name of the model (default: as the log tells it)')
    .requiredOption('--out <file>', 'run log to write, NAME.reo.jsonl')
    .option('--json', 'print the result as JSON')
    .optionsGroup('Columns, where they are named unusually (dots lead into objects):')
    .option('--id <column>', 'id of the sample')
    .option('--answer <column>', "the model's answer")
    .option('--question <column>', 'what was asked')
    .option('--truth <column>', 'what is right')
    .option('--kind <column>', 'kind of question')
    .option('--model-column <column>', 'model that answered')
    .optionsGroup('Reading:')
    .option(
      '--largest-count <n>',
      'counts above are out of range',
      wholeNumberFrom(1),
      DEFAULT_POLICIES.patchCountRange[1],
    )
  addReadingOptions(command).action(action(importAnswers))
}

async function importAnswers(file: string, options: ImportOptions): Promise<void> {
  const dataset = options.data === undefined ? undefined : await openData(options.data)
  try {
    if (dataset !== undefined) await waitForIndex(dataset)
    const result = await importLog(requestOf(file, options, dataset))
    if (options.json) sayJson(result)
    else say(summary(result))
  } finally {
    await dataset?.close()
  }
}

function requestOf(file: string, options: ImportOptions, dataset: Dataset | undefined): ImportRequest {
  const { from, split, task, kinds, model, modelColumn, largestCount, out } = options
  const tasks: TaskChoice = task ?? kinds ?? new Map()
  const { id, answer, question, truth, kind } = options
  return {
    file,
    out,
    split,
    tasks,
    ...(from !== undefined && { from }),
    ...(dataset !== undefined && { dataset }),
    ...(model !== undefined && { model }),
    columns: {
      ...(id !== undefined && { id }),
      ...(answer !== undefined && { answer }),
      ...(question !== undefined && { question }),
      ...(truth !== undefined && { truth }),
      ...(kind !== undefined && { kind }),
      ...(modelColumn !== undefined && { model: modelColumn }),
    },
    policies: { ...DEFAULT_POLICIES, ...readingPolicies(options), patchCountRange: [0, largestCount] },
  }
}

function summary({ path, format, answers, left }: ImportResult): string {
  const lines = left.map(({ reason, count, first, more }) => {
    return `  left out: ${count} ${LEFT_REASONS[reason]} (${first.join(', ')}${more ? ', …' : ''})`
  })
  return [`${path}: ${counted(answers, 'answer')} from ${format}`, ...lines].join('\n')
}

function collectKinds(
  text: string,
  earlier: ReadonlyMap<string, Task> = new Map(),
): ReadonlyMap<string, Task> {
  const at = text.lastIndexOf('=')
  const task = text.slice(at + 1)
  if (at > 0 && isTask(task)) return new Map([...earlier, [text.slice(0, at), task]])
  throw new InvalidArgumentError(`Give KIND=TASK with a task of ${TASKS.join(', ')}.`)
}

import { type Command, Option } from 'commander'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import { type Split, SPLITS } from '../../core/dataset/sample'
import { type BatchExported, exportBatch } from '../../core/logs/batch/exportBatch'
import { type BatchImported, importBatch } from '../../core/logs/batch/importBatch'
import { USUAL_SHARD } from '../../core/logs/batch/shardWriter'
import { action } from '../run'
import { withDataset } from '../withDataset'
import { addChatOptions, type ChatOptions, chatSettings } from './evaluate/chatOptions'
import { collectTasks } from './evaluate/collectTasks'
import { counted } from '../counted'
import { wholeNumberFrom } from '../wholeNumber'
import { addReadingOptions, type ReadingOptions, readingPolicies } from './reading/readingOptions'
import { say } from '../say'

interface ExportOptions extends ChatOptions {
  readonly data: string
  readonly split: Split
  readonly model: string
  readonly task?: readonly Task[]
  readonly out: string
  readonly run?: string
  readonly limit?: number
  readonly shardRequests: number
  readonly shardMb: number
  readonly picturesAt?: string
}

interface ImportOptions extends ReadingOptions {
  readonly data: string
  readonly out: string
}

/** Problems and ids that are named; the rest is counted. */
const NAMED = 5

/** `reo batch`: questions as files for batch services and clusters, and their results as a run log. */
export function registerBatch(program: Command): void {
  const batch = program
    .command('batch')
    .description('ask by batch files: OpenAI batch service, vllm run-batch')
  const exporting = batch
    .command('export')
    .description('write the questions of a run as files of requests')
    .requiredOption('--data <data>', 'data set, or "demo"')
    .addOption(new Option('--split <split>', 'split to ask about').choices(SPLITS).default('test'))
    .requiredOption('--model <name>', 'model as the service names it')
    .addOption(
      new Option('--task <task...>', 'tasks to ask (default: those with truth)').argParser(collectTasks),
    )
    .requiredOption('--out <folder>', 'folder for the files, new or empty')
    .option('--run <file>', 'run log whose answers are not asked for again')
    .option('--limit <n>', 'ask about the first N samples only', wholeNumberFrom(1))
    .option('--shard-requests <n>', 'requests a file at most', wholeNumberFrom(1), USUAL_SHARD.requests)
    .option('--shard-mb <n>', 'megabytes a file at most', wholeNumberFrom(1), USUAL_SHARD.bytes / 1e6)
    .option('--pictures-at <url>', 'pictures by address: where the folder "pictures" will be found')
  addChatOptions(exporting).action(action(exportRequests))
  const importing = batch
    .command('import')
    .description('merge results into a run log; what failed is left for the next export')
    .argument('<folder>', 'folder that was exported to')
    .argument('<results...>', 'files of results, in any order')
    .requiredOption('--data <data>', 'data set that was asked about')
    .requiredOption('--out <file>', 'run log, new or of an earlier import')
  addReadingOptions(importing).action(action(importResults))
}

async function exportRequests(options: ExportOptions): Promise<void> {
  const { data, split, model, task, out, run, limit, shardRequests, shardMb, picturesAt } = options
  const result = await withDataset(data, async (dataset) => {
    const { tasks } = dataset.description
    return exportBatch({
      dataset,
      split,
      model,
      tasks: task ?? (tasks.length > 0 ? tasks : TASKS),
      settings: await chatSettings(options),
      folder: out,
      shard: { requests: shardRequests, bytes: shardMb * 1e6 },
      ...(run !== undefined && { run }),
      ...(limit !== undefined && { limit }),
      ...(picturesAt !== undefined && { picturesAt: picturesAt.replace(/\/+$/, '') }),
    })
  })
  say(exported(result))
}

async function importResults(
  folder: string,
  results: readonly string[],
  { data, out, ...reading }: ImportOptions,
): Promise<void> {
  const policies = readingPolicies(reading)
  const result = await withDataset(data, (dataset) =>
    importBatch({ folder, results, dataset, out, policies }),
  )
  say(imported(result))
}

function exported({ requests, files, problems }: BatchExported): string {
  const named = problems.slice(0, NAMED).map(({ where, message }) => `  ${where}: ${message}`)
  const left =
    problems.length === 0 ? [] : [`${counted(problems.length, 'sample')} cannot be asked about:`, ...named]
  return [`${counted(requests, 'request')} in ${counted(files.length, 'file')}`, ...files, ...left].join('\n')
}

function imported({ path, answers, failed, repeated, unknown }: BatchImported): string {
  const lines = [`${path}: ${counted(answers, 'new answer')}`]
  if (failed > 0)
    lines.push(`  ${counted(failed, 'request')} failed: reo batch export --run ${path} asks again`)
  if (repeated > 0) lines.push(`  ${counted(repeated, 'result')} of questions that were answered already`)
  if (unknown.length > 0) {
    const more = unknown.length > NAMED ? ', …' : ''
    lines.push(
      `  ${counted(unknown.length, 'result')} of no known question (${unknown.slice(0, NAMED).join(', ')}${more})`,
    )
  }
  return lines.join('\n')
}

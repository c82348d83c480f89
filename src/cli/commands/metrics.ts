import { type Command, Option } from 'commander'
import { type Task, TASKS } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import { DEFAULT_SEED } from '../../core/metrics/bootstrap'
import { formatMetrics } from '../../core/runs/formatMetrics'
import { taskTitle } from '../../core/runs/reportFigures'
import { readTable } from '../../core/tables/readTable'
import { scoreTable, type TableScore } from '../../core/tables/scoreTable'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { countBins } from './scoring/countBins'
import { say, sayJson } from '../say'

interface MetricsOptions {
  readonly task: Task
  readonly data: string
  readonly truth: string
  readonly pred: string
  readonly by?: string
  readonly bootstrap: number
  readonly seed: number
  readonly countBins?: readonly number[]
  readonly json?: true
}

/** `reo metrics`: scores a column of predictions in any table against a column of truth. */
export function registerMetrics(program: Command): void {
  program
    .command('metrics')
    .description('score a column of predictions in a table against a column of truth')
    .addOption(
      new Option('--task <task>', 'task that the columns belong to').choices(TASKS).makeOptionMandatory(),
    )
    .requiredOption('--data <file>', 'table: CSV, TSV, JSONL, Parquet or HDF5')
    .requiredOption('--truth <column>', 'column of truth; in HDF5 the path of an array, such as GEDI/agbd')
    .requiredOption('--pred <column>', 'column of predictions; an empty cell or NaN is not answered')
    .option('--by <column>', 'also by the values of this column')
    .option(
      '--bootstrap <n>',
      'resamples of the 95 % intervals, 0 for none',
      wholeNumberFrom(0, 1_000_000),
      1000,
    )
    .option('--seed <n>', 'seed of the resamples', wholeNumberFrom(0, 2 ** 32 - 1), DEFAULT_SEED)
    .option('--count-bins <starts>', 'where the classes of patch counts begin, such as 1,2,3,5,10', countBins)
    .option('--json', 'print JSON, in full precision')
    .action(action(metrics))
}

async function metrics(options: MetricsOptions): Promise<void> {
  const { task, data, truth, pred, by, bootstrap, seed, json, countBins: bins } = options
  const table = await readTable(data, [truth, pred, ...(by === undefined ? [] : [by])])
  const columns = { truth, predicted: pred, ...(by !== undefined && { by }) }
  const score = scoreTable(table, task, columns, { bootstrap, seed, ...(bins && { countBins: bins }) })
  if (score.metrics.n === 0) {
    throw new ReoError(`No row has truth in the column "${truth}"`, {
      where: data,
      mend: 'Give another column as --truth.',
    })
  }
  if (json) sayJson(asJson(score, options), 2)
  else say(asText(score, options))
}

function asJson({ metrics, slices }: TableScore, options: MetricsOptions): object {
  const { task, data, truth, pred, by, bootstrap, seed, countBins: bins } = options
  return {
    task,
    data,
    truth,
    pred,
    bootstrap,
    seed,
    ...(bins && { countBins: bins }),
    ...metrics,
    ...(by !== undefined && { by: Object.fromEntries(slices) }),
  }
}

function asText(
  { metrics, slices }: TableScore,
  { task, truth, pred, by, bootstrap, seed }: MetricsOptions,
): string {
  const tables = formatMetrics(metrics, by === undefined ? undefined : { column: by, slices })
  const note = `Brackets: 95 % bootstrap intervals, ${bootstrap} resamples, seed ${seed}.`
  return [`${taskTitle(task)}: ${pred} against ${truth}`, tables, ...(bootstrap > 0 ? [note] : [])].join(
    '\n\n',
  )
}

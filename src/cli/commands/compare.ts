import { type Command, Option } from 'commander'
import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import { ReoError } from '../../core/errors'
import { DEFAULT_SEED } from '../../core/metrics/bootstrap'
import { COMPARED_FIGURES, type ComparedFigure } from '../../core/metrics/comparison/resampledFigures'
import { pairsAcross, pairsWithin } from '../../core/runs/comparison/acrossRuns'
import type { ComparisonOptions } from '../../core/runs/comparison/commonQuestions'
import {
  changesTable,
  comparisonSummary,
  comparisonTable,
  leaderboardTable,
  penaltyTable,
} from '../../core/runs/comparison/comparisonTables'
import { type Leaderboard, leaderboardOf } from '../../core/runs/comparison/leaderboard'
import { comparePair, type PairComparison } from '../../core/runs/comparison/pairComparison'
import { penaltyRankingsOf } from '../../core/runs/comparison/penaltyRankings'
import { unitColumn } from '../../core/runs/comparison/unitColumn'
import { groupAnswers } from '../../core/runs/answerGroups'
import { plainTable } from '../../core/runs/formatTable'
import { readRun } from '../../core/runs/readRun'
import type { Run } from '../../core/runs/runLog'
import { action } from '../run'
import { wholeNumberFrom } from '../wholeNumber'
import { columnsOfRun } from './scoring/columnsOfRun'
import { say, sayJson } from '../say'

interface CompareOptions {
  readonly models?: readonly string[]
  readonly task?: readonly Task[]
  readonly figure?: ComparedFigure
  readonly cluster?: string
  readonly changes: number
  readonly bootstrap: number
  readonly seed: number
  readonly json?: true
}

/** `reo compare`: ranks the models of a run, or sets two models or two runs against each other. */
export function registerCompare(program: Command): void {
  program
    .command('compare')
    .description('rank the models of a run, or compare two models, or one run with an earlier one')
    .argument('<run>', 'run log, NAME.reo.jsonl; of two, the earlier one')
    .argument('[later]', 'run log of the same data')
    .option('--models <id...>', 'two models to compare; of two runs, one of each')
    .addOption(new Option('--task <task...>', 'these tasks only').choices(TASKS))
    .addOption(new Option('--figure <figure>', 'figure to rank by').choices(COMPARED_FIGURES))
    .option(
      '--cluster <column>',
      'draw samples of one value together, "none" for each by itself (default: "tile" where there is one)',
    )
    .option('--changes <n>', 'answers that changed, to list', wholeNumberFrom(0), 10)
    .option('--bootstrap <n>', 'resamples of the intervals', wholeNumberFrom(0, 1_000_000), 1000)
    .option('--seed <n>', 'seed of the resamples', wholeNumberFrom(0, 2 ** 32 - 1), DEFAULT_SEED)
    .option('--json', 'print JSON, in full precision')
    .action(action(compare))
}

async function compare(file: string, later: string | undefined, options: CompareOptions): Promise<void> {
  const { cluster, bootstrap, seed, json } = options
  const run = await readRun(file)
  const units = unitColumn(await columnsOfRun(run), cluster)
  const how = { bootstrap, seed, ...(units && { unitOf: units.unitOf }) }
  const isRanking = later === undefined && options.models === undefined
  const boards = isRanking ? leaderboards(run, options, how) : []
  const pairs = isRanking ? [] : await comparisons(run, later, options, how)
  if (json) {
    sayJson(isRanking ? { leaderboards: boards } : { comparisons: pairs }, 2)
    return
  }
  const texts = [
    ...boards.map((board) => leaderboardText(board, run)),
    ...pairs.map((each) => comparisonText(each, options.changes)),
  ]
  const drawn = units === undefined ? 'samples' : `whole ${units.column}s`
  const note = `Brackets: 95 % intervals from ${bootstrap} resamples of ${drawn}, seed ${seed}.`
  say([...texts, note].join('\n\n'))
}

function leaderboards(
  run: Run,
  { task, figure }: CompareOptions,
  how: ComparisonOptions,
): readonly Leaderboard[] {
  const groups = groupAnswers(run)
  return (task ?? run.header.tasks).map((each) =>
    leaderboardOf(
      each,
      groups.filter((group) => group.task === each),
      { ...how, ...(figure && { figure }) },
    ),
  )
}

async function comparisons(
  run: Run,
  later: string | undefined,
  { models, task }: CompareOptions,
  how: ComparisonOptions,
): Promise<readonly PairComparison[]> {
  const two = models === undefined ? undefined : twoOf(models)
  const pairs =
    later !== undefined
      ? pairsAcross(run, await readRun(later), two)
      : two === undefined
        ? []
        : pairsWithin(run, ...two)
  return pairs
    .filter(([first]) => task === undefined || task.includes(first.task))
    .map(([first, second]) => comparePair(first, second, how))
}

function twoOf(models: readonly string[]): readonly [string, string] {
  const [first, second] = models
  if (models.length === 2) return [first, second]
  throw new ReoError('Two models can be compared at a time', {
    mend: 'Name two as --models, or none for a ranking of all.',
  })
}

function leaderboardText(board: Leaderboard, run: Run): string {
  const { task, common, units } = board
  const over = `over ${common.toLocaleString('en')} questions in ${units.toLocaleString('en')} units that all answered`
  return `${TASK_DESCRIPTIONS[task].title}, ${over}; p corrected for all pairs\n\n${plainTable(leaderboardTable(board))}${penaltyText(board.task, run)}`
}

/** Ranks by what an unanswered question costs; nothing where all models answer everything. */
function penaltyText(task: Task, run: Run): string {
  const penalties = penaltyRankingsOf(
    task,
    groupAnswers(run).filter((group) => group.task === task),
  )
  if (penalties.answered.every((answered) => answered === penalties.asked)) return ''
  const over = `over all ${penalties.asked.toLocaleString('en')} questions`
  return `\n\nRanks by mean error ${over}, by what an unanswered one costs:\n\n${plainTable(penaltyTable(penalties))}`
}

function comparisonText(comparison: PairComparison, changes: number): string {
  const listed = comparison.changes.slice(0, changes)
  return [
    `${TASK_DESCRIPTIONS[comparison.task].title}: ${comparisonSummary(comparison)}`,
    plainTable(comparisonTable(comparison)),
    ...(listed.length === 0 ? [] : [plainTable(changesTable(listed))]),
  ].join('\n\n')
}

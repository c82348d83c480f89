import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../core/benchmark/tasks'
import { type AnswerGroup, groupAnswers } from '../../core/runs/answerGroups'
import { type GroupPair, pairsWithin } from '../../core/runs/comparison/acrossRuns'
import { answerChanges } from '../../core/runs/comparison/answerChanges'
import type { ComparisonOptions } from '../../core/runs/comparison/commonQuestions'
import { leaderboardsOf } from '../../core/runs/comparison/leaderboard'
import { comparePair } from '../../core/runs/comparison/pairComparison'
import { penaltyRankingsOf } from '../../core/runs/comparison/penaltyRankings'
import { coverageOf } from '../../core/runs/comparison/runCoverage'
import { type UnitColumn, unitColumn } from '../../core/runs/comparison/unitColumn'
import { weakSlicesOfGroup } from '../../core/runs/comparison/weakSlicesOfRun'
import type { TablePayload } from '../../protocol/payloads'
import type { CoveragePayload, LeaderboardPayload } from '../../protocol/rankingPayloads'
import type { ComparisonFigure } from '../../protocol/runFigures'
import type { Resources } from '../resources/resources'
import {
  changesPayload,
  comparisonPayload,
  type ComparisonParts,
  penaltiesPayload,
  weakSlicesPayload,
} from './payloads/comparisonPayloads'
import { coveragePayload, leaderboardPayload } from './payloads/rankingPayloads'
import { partTitle } from './partTitle'
import type { ShownRun } from './runFigure'

type FigureOf<Kind extends ComparisonFigure['kind']> = Extract<ComparisonFigure, { kind: Kind }>

/** Resamples of a leaderboard at least: without intervals all models would seem alike. */
const LEAST_RESAMPLES = 200

/** The models of a run in order, task by task. @throws ReoError when there is no column to cluster by */
export async function makeLeaderboard(
  resources: Resources,
  shown: ShownRun,
  { task, cluster }: FigureOf<'leaderboard'>,
  wanted: number,
): Promise<LeaderboardPayload> {
  const bootstrap = Math.max(wanted, LEAST_RESAMPLES)
  const units = await unitsOf(resources, shown, cluster)
  const groups = groupAnswers(shown.run)
  const boards = tasksOf(groups, task).map((each) =>
    leaderboardsOf(
      each,
      groups.filter((group) => group.task === each),
      scoring(units, bootstrap),
    ),
  )
  const parts = partsOf(shown, 'Leaderboard', intervalNotes(units, bootstrap))
  return leaderboardPayload(boards, units?.column, parts)
}

/** Resamples that tell how far ranks are known; their sums travel in the output. */
const RANK_RESAMPLES = 200

/** What is left of a task's errors where questions may be left out. @throws ReoError when there is no column to cluster by */
export async function makeCoverage(
  resources: Resources,
  shown: ShownRun,
  { task, cluster }: FigureOf<'coverage'>,
): Promise<CoveragePayload> {
  const units = await unitsOf(resources, shown, cluster)
  const groups = groupAnswers(shown.run).filter((group) => group.task === task)
  const coverage = coverageOf(task, groups, scoring(units, RANK_RESAMPLES))
  const drawn = units === undefined ? 'samples' : `whole ${units.column}s`
  const note = `Ranks in brackets are those of 95 % of ${RANK_RESAMPLES} resamples of ${drawn}.`
  return coveragePayload(coverage, partsOf(shown, `Coverage · ${TASK_DESCRIPTIONS[task].title}`, [note]))
}

/** Two models of a run against each other. @throws ReoError when it did not ask them */
export async function makeComparison(
  resources: Resources,
  shown: ShownRun,
  { models, task, cluster }: FigureOf<'comparison'>,
  bootstrap: number,
): Promise<TablePayload> {
  return comparePairs(resources, shown, {
    pairs: ofTask(pairsWithin(shown.run, ...models), task),
    names: titlesOf(shown, models),
    cluster,
    bootstrap,
  })
}

/** What pairs of answers differ in, in their figures. @throws ReoError when there is no column to cluster by */
export async function comparePairs(
  resources: Resources,
  shown: ShownRun,
  {
    pairs,
    names,
    cluster,
    bootstrap,
  }: {
    readonly pairs: readonly GroupPair[]
    readonly names: readonly [string, string]
    readonly cluster: string | undefined
    readonly bootstrap: number
  },
): Promise<TablePayload> {
  const units = await unitsOf(resources, shown, cluster)
  const compared = pairs.map(([first, second]) => comparePair(first, second, scoring(units, bootstrap)))
  const title = `${names[1]} against ${names[0]}`
  return comparisonPayload(compared, names, partsOf(shown, title, intervalNotes(units, bootstrap)))
}

/** The answers that two models of a run do not give equally well. @throws ReoError when it did not ask them */
export function makeChanges(shown: ShownRun, { models, task, limit }: FigureOf<'changes'>): TablePayload {
  return listChanges(shown, ofTask(pairsWithin(shown.run, ...models), task), titlesOf(shown, models), limit)
}

/** The answers that differ in how good they are, of pairs in one task. */
export function listChanges(
  shown: ShownRun,
  pairs: readonly GroupPair[],
  names: readonly [string, string],
  limit: number,
): TablePayload {
  const changes = pairs.flatMap(([first, second]) => answerChanges(first, second))
  const title = pairs.length === 0 ? 'Changes' : `Changes · ${TASK_DESCRIPTIONS[pairs[0][0].task].title}`
  const counts = (['improved', 'broken', 'gained', 'lost'] as const).map(
    (change) => `${changes.filter((each) => each.change === change).length.toLocaleString('en')} ${change}`,
  )
  return changesPayload(changes.slice(0, limit), names, partsOf(shown, title, [`${counts.join(', ')}.`]))
}

/** The ranks of a run's models by what an unanswered question costs, task by task. */
export function makePenalties(shown: ShownRun, { task }: FigureOf<'penalties'>): TablePayload {
  const groups = groupAnswers(shown.run)
  const rankings = tasksOf(groups, task).map((each) =>
    penaltyRankingsOf(
      each,
      groups.filter((group) => group.task === each),
    ),
  )
  return penaltiesPayload(rankings, partsOf(shown, 'Ranks by penalty', []))
}

/** The parts of the data about which models are worse. @throws ReoError when there is no column to cluster by */
export async function makeWeakSlices(
  resources: Resources,
  shown: ShownRun,
  { task, model, cluster, ...options }: FigureOf<'weakSlices'>,
): Promise<TablePayload> {
  const columns = await resources.sampleColumns(shown.run, shown.source)
  const units = unitColumn(columns, cluster)
  const groups = groupAnswers(shown.run).filter(
    (group) =>
      (task === undefined || group.task === task) && (model === undefined || group.model.id === model),
  )
  const found = groups.flatMap((group) =>
    weakSlicesOfGroup(group, columns, { ...options, ...(units && { units }) }),
  )
  const clustered =
    units === undefined ? [] : [`Samples of one ${units.column} count as one piece of evidence.`]
  return weakSlicesPayload(found, partsOf(shown, 'Weak slices', clustered))
}

/** Titles of two models, which are shorter than ids; ids where the titles do not tell them apart. */
function titlesOf({ run }: ShownRun, models: readonly [string, string]): readonly [string, string] {
  const titleOf = (id: string) => run.header.models.find((model) => model.id === id)?.title ?? id
  const [first, second] = [titleOf(models[0]), titleOf(models[1])]
  return first === second ? models : [first, second]
}

function tasksOf(groups: readonly AnswerGroup[], task: Task | undefined): readonly Task[] {
  return TASKS.filter((each) =>
    task === undefined ? groups.some((group) => group.task === each) : each === task,
  )
}

function ofTask(pairs: readonly GroupPair[], task: Task | undefined): readonly GroupPair[] {
  return pairs.filter(([first]) => task === undefined || first.task === task)
}

async function unitsOf(
  resources: Resources,
  { run, source }: ShownRun,
  cluster: string | undefined,
): Promise<UnitColumn | undefined> {
  return unitColumn(await resources.sampleColumns(run, source), cluster)
}

function scoring(units: UnitColumn | undefined, bootstrap: number): ComparisonOptions {
  return { bootstrap, ...(units && { unitOf: units.unitOf }) }
}

function intervalNotes(units: UnitColumn | undefined, bootstrap: number): readonly string[] {
  if (bootstrap === 0) return []
  const drawn = units === undefined ? 'samples' : `whole ${units.column}s`
  return [`Intervals of 95 % from ${bootstrap.toLocaleString('en')} resamples of ${drawn}.`]
}

function partsOf({ run, source }: ShownRun, title: string, notes: readonly string[]): ComparisonParts {
  const { dataset, models } = run.header
  return {
    title: `${title} · ${partTitle(run.header, source)}`,
    source,
    synthetic: dataset.synthetic || models.some(({ synthetic }) => synthetic === true),
    notes,
  }
}

import { type Task, TASKS } from '../benchmark/tasks'
import { DEFAULT_SEED } from '../metrics/bootstrap'
import { sliceItems } from '../metrics/slices'
import { type ScoringOptions, taskMetrics } from '../metrics/taskMetrics'
import type { AnswerStatus } from '../models/model'
import { type AnswerGroup, groupAnswers, predictionOf } from './answerGroups'
import { judgeConsistency } from './consistency'
import type { ReportEntry, RunReport } from './report'
import type { Run } from './runLog'
import { spokenNumbers } from './runNumbers'
import { scoreViews, type ViewOptions } from './scoreViews'
import { countUnanswered } from './unanswered'
import { countUsage } from './usage'

/** The value of a column by sample id; undefined where a sample belongs to no slice. */
export type SliceOf = (sampleId: string) => string | undefined

export interface ReportOptions extends ViewOptions {
  readonly slices?: { readonly by: string; readonly valueOf: SliceOf }
}

/**
 * Scores every model of a run in every task, in whole and then by slice. Only answers of the status `answered` count
 * as predictions; the others, those out of range included, are unanswered. Answers without truth are left out.
 * @param options training means given go before those that the run knows
 */
export function buildReport(run: Run, options: ReportOptions = {}): RunReport {
  const { bootstrap = 0, seed = DEFAULT_SEED, slices, countBins } = options
  const trainingMeans = { ...run.header.trainingMeans, ...options.trainingMeans }
  const groups = groupAnswers(run)
  const sliced = slices === undefined ? [] : TASKS.flatMap((task) => cutTask(task, groups, slices, run.path))
  return {
    run: run.header,
    outcome: run.end?.outcome ?? 'unfinished',
    skipped: run.skipped.length,
    ...(slices && { by: slices.by }),
    ...(bootstrap > 0 && { intervals: { resamples: bootstrap, seed } }),
    ...(countBins && { countBins }),
    trainingMeans,
    entries: [...groups, ...sliced].map((group) => entryOf(group, options)),
    consistency: judgeConsistency(run),
    numbers: spokenNumbers(groups),
    usage: countUsage(run),
    views: TASKS.flatMap((task) =>
      scoreViews(
        groups.filter((group) => group.task === task),
        { ...options, trainingMeans },
      ),
    ),
  }
}

/** A task's groups cut into slices: slice after slice, in each the models. */
function cutTask(
  task: Task,
  groups: readonly AnswerGroup[],
  { by, valueOf }: NonNullable<ReportOptions['slices']>,
  where: string,
): readonly AnswerGroup[] {
  const answers = groups.filter((group) => group.task === task).flatMap((group) => group.answers)
  const values = answers.map(({ sample }) => valueOf(sample))
  const slices = sliceItems(values, { by, where })
  return [...slices].flatMap(([slice, items]) => {
    const inSlice = items.map((item) => answers[item])
    return groups
      .filter((group) => group.task === task)
      .map(({ model }) => ({
        model,
        task,
        slice,
        answers: inSlice.filter((answer) => answer.model === model.id),
      }))
      .filter((group) => group.answers.length > 0)
  })
}

/** The scores of one group, as a report has them. */
export function entryOf({ model, task, slice, answers }: AnswerGroup, options: ScoringOptions): ReportEntry {
  const truth = answers.map((answer) => answer.truth)
  const predicted = answers.map(predictionOf)
  const statuses: Partial<Record<AnswerStatus, number>> = {}
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
  return {
    model,
    task,
    ...(slice !== undefined && { slice }),
    metrics: taskMetrics(task, truth, predicted, options),
    statuses,
    unanswered: countUnanswered(answers),
  }
}

import { type Task, TASKS } from '../benchmark/tasks'
import { type BootstrapOptions, DEFAULT_SEED } from '../metrics/bootstrap'
import { sliceItems } from '../metrics/slices'
import { taskMetrics } from '../metrics/taskMetrics'
import type { AnswerStatus, ModelDescription } from '../models/model'
import type { ReportEntry, RunReport } from './report'
import type { AnswerLine, Run } from './runLog'

/** The value of a column by sample id; undefined where a sample belongs to no slice. */
export type SliceOf = (sampleId: string) => string | undefined

export interface ReportOptions extends BootstrapOptions {
  readonly slices?: { readonly by: string; readonly valueOf: SliceOf }
}

/**
 * Scores every model of a run in every task, in whole and then by slice. Only answers of the status `answered` count
 * as predictions; the others, those out of range included, are unanswered. Answers without truth are left out.
 */
export function buildReport(run: Run, options: ReportOptions = {}): RunReport {
  const { bootstrap = 0, seed = DEFAULT_SEED, slices } = options
  const groups = groupAnswers(run)
  const sliced = slices === undefined ? [] : TASKS.flatMap((task) => cutTask(task, groups, slices, run.path))
  return {
    run: run.header,
    outcome: run.end?.outcome ?? 'unfinished',
    skipped: run.skipped.length,
    ...(slices && { by: slices.by }),
    ...(bootstrap > 0 && { intervals: { resamples: bootstrap, seed } }),
    entries: [...groups, ...sliced].map((group) => entryOf(group, options)),
  }
}

/** One model's answers in one task to the questions whose truth is known. */
interface AnswerGroup {
  readonly model: ModelDescription
  readonly task: Task
  readonly slice?: string
  readonly answers: readonly AnswerLine[]
}

/** Groups in the order of the tasks, then of the models; none for what a model was not asked. */
function groupAnswers({ header, answers }: Run): readonly AnswerGroup[] {
  return TASKS.flatMap((task) =>
    header.models.flatMap((model) => {
      const asked = answers.filter((answer) => answer.model === model.id && answer.task === task)
      const known = asked.filter(({ truth }) => truth !== null)
      return asked.length === 0 ? [] : [{ model, task, answers: known }]
    }),
  )
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

function entryOf({ model, task, slice, answers }: AnswerGroup, bootstrap: BootstrapOptions): ReportEntry {
  const truth = answers.map((answer) => answer.truth)
  const predicted = answers.map(({ status, value }) => (status === 'answered' ? (value ?? null) : null))
  const statuses: Partial<Record<AnswerStatus, number>> = {}
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
  return {
    model,
    task,
    ...(slice !== undefined && { slice }),
    metrics: taskMetrics(task, truth, predicted, bootstrap),
    statuses,
  }
}

import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import { type ScoringOptions, taskMetrics } from '../metrics/taskMetrics'
import type { TaskMetrics } from '../metrics/results'
import { type AnswerGroup, isAnswered, predictionOf } from './answerGroups'
import type { ScoreView, ViewEntry } from './report'
import { questionKey } from './runFold'
import type { AnswerLine } from './runLog'

/** A task's mean over the training split, by task. */
export type TrainingMeans = Readonly<Partial<Record<Task, number>>>

export interface ViewOptions extends ScoringOptions {
  readonly trainingMeans?: TrainingMeans
}

/**
 * A task's scores in three views, since models that leave different questions unanswered cannot be compared in one: over
 * what each answered, over all with the training mean for what it left (labels: unanswered is wrong), and over what all
 * models answered. In each view n are the questions with truth, and `answered` those answers that its figures rest on.
 * @param groups of one task, a model each
 * @returns nothing where everything is answered: then the views are the same
 */
export function scoreViews(groups: readonly AnswerGroup[], options: ViewOptions): readonly ViewEntry[] {
  if (groups.every(({ answers }) => answers.every(isAnswered))) return []
  const common = groups.length > 1 ? answeredByAll(groups) : new Set()
  const views: readonly [ScoreView, (group: AnswerGroup) => TaskMetrics | undefined][] = [
    ['answered only', (group) => scoreOnly(group, isAnswered, options)],
    ['penalised', (group) => scorePenalised(group, options)],
    ['intersection', (group) => scoreOnly(group, (answer) => common.has(questionKey(answer)), options)],
  ]
  // What all models answered is, of one model alone, what it answered.
  const telling = groups.length > 1 ? views : views.slice(0, 2)
  return telling.flatMap(([view, score]) =>
    groups.flatMap((group) => {
      const metrics = score(group)
      return metrics === undefined ? [] : [{ model: group.model, task: group.task, view, metrics }]
    }),
  )
}

function answeredByAll(groups: readonly AnswerGroup[]): ReadonlySet<string> {
  const [first, ...others] = groups.map(({ answers }) => new Set(answers.filter(isAnswered).map(questionKey)))
  return new Set([...first].filter((key) => others.every((answered) => answered.has(key))))
}

function scoreOnly(
  { task, answers }: AnswerGroup,
  counts: (answer: AnswerLine) => boolean,
  options: ViewOptions,
): TaskMetrics {
  const counted = answers.filter(counts)
  const n = answers.length
  const answered = counted.length
  return {
    ...taskMetrics(task, counted.map(truthOf), counted.map(predictionOf), options),
    n,
    answered,
    coverage: n === 0 ? 0 : answered / n,
  }
}

/** A count's discretised accuracy is not helped by the mean: there, too, what is unanswered is wrong. */
function scorePenalised({ task, answers }: AnswerGroup, options: ViewOptions): TaskMetrics | undefined {
  const truth = answers.map(truthOf)
  const whole = taskMetrics(task, truth, answers.map(predictionOf), options)
  if (TASK_DESCRIPTIONS[task].kind === 'classification') return whole
  const mean = options.trainingMeans?.[task]
  if (mean === undefined) return undefined
  const filled = answers.map((answer) => predictionOf(answer) ?? mean)
  const { answered, coverage } = whole
  return { ...withAccuracyOf(taskMetrics(task, truth, filled, options), whole), answered, coverage }
}

function withAccuracyOf(filled: TaskMetrics, whole: TaskMetrics): TaskMetrics {
  if (filled.kind !== 'regression' || whole.kind !== 'regression') return filled
  if (whole.discretisedAccuracy === undefined) return filled
  const interval = whole.ci?.discretisedAccuracy
  const { discretisedAccuracy: _ofTheMean, ...ci } = filled.ci ?? {}
  return {
    ...filled,
    discretisedAccuracy: whole.discretisedAccuracy,
    ...(filled.ci && { ci: { ...ci, ...(interval && { discretisedAccuracy: interval }) } }),
  }
}

function truthOf({ truth }: AnswerLine): AnswerLine['truth'] {
  return truth
}

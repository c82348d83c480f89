import type { ReadingPolicies } from '../answers/policies'
import type { Task } from '../benchmark/tasks'
import type { TaskMetrics } from '../metrics/results'
import { taskMetrics } from '../metrics/taskMetrics'
import { groupAnswers, predictionOf } from './answerGroups'
import { inputPairs } from './flips/inputPairs'
import { REPORT_FIGURES } from './reportFigures'
import type { Run, RunHeader } from './runLog'

/** How far a run has come; `unfinished` where it neither ended nor is any process at it. */
export const RUN_STATES = ['running', 'complete', 'cancelled', 'failed', 'unfinished'] as const
export type RunState = (typeof RUN_STATES)[number]

/** One figure of a task's scores; null where it is not available. */
export interface SummaryFigure {
  readonly title: string
  readonly value: number | null
  readonly digits: number
}

/** One model's scores in one task. */
export interface TaskSummary {
  readonly task: Task
  /** Questions with truth, and how many of them are answered. */
  readonly n: number
  readonly answered: number
  readonly figures: readonly SummaryFigure[]
}

export interface ModelSummary {
  readonly id: string
  readonly title: string
  readonly synthetic: boolean
  readonly tasks: readonly TaskSummary[]
}

/** What a list of runs, or the head of a report, tells of one. */
export interface RunSummary {
  /** Absolute path of the log. */
  readonly path: string
  /** ISO 8601 time. */
  readonly created: string
  readonly state: RunState
  /** Who is at a run that goes on, in words that begin a sentence. */
  readonly runBy?: string
  /** Why it failed. */
  readonly error?: string
  readonly dataset: RunHeader['dataset']
  readonly tasks: readonly Task[]
  /** Samples that it was to ask about; all of the split when absent. */
  readonly limit?: number
  /** Whether it was to ask about samples that a cell had chosen. */
  readonly hasChosenSamples: boolean
  readonly models: readonly ModelSummary[]
  readonly answers: number
  readonly skipped: number
  /** Answers whose reading is corrected by hand. */
  readonly corrected: number
  /** How answers in words were read; absent where no model answers in words. */
  readonly policies?: ReadingPolicies
  /** Tasks that models of one family on different inputs were asked; absent where there are none. */
  readonly flipTasks?: readonly Task[]
}

/** The figures that stand for a task: two of each kind. */
const HEADLINES: ReadonlySet<string> = new Set(['rmse', 'mae', 'accuracy', 'macroF1'])

/** Sums a run up, without intervals; one that has not ended counts as unfinished. */
export function summariseRun(run: Run): RunSummary {
  const { path, header, answers, skipped, end } = run
  const groups = groupAnswers(run)
  const policies = header.models.find(({ reading }) => reading !== undefined)?.reading?.policies
  const flipTasks = header.tasks.filter(
    (task) => inputPairs(header.models.filter(({ tasks }) => tasks.includes(task))).length > 0,
  )
  return {
    path,
    created: header.created,
    state: end?.outcome ?? 'unfinished',
    ...(end?.error !== undefined && { error: end.error }),
    dataset: header.dataset,
    tasks: header.tasks,
    ...(typeof header.settings['limit'] === 'number' && { limit: header.settings['limit'] }),
    hasChosenSamples: typeof header.settings['chosenSamples'] === 'number',
    models: header.models.map(({ id, title, synthetic = false }) => ({
      id,
      title,
      synthetic,
      tasks: groups
        .filter(({ model }) => model.id === id)
        .map(({ task, answers: asked }) => {
          const metrics = taskMetrics(
            task,
            asked.map(({ truth }) => truth),
            asked.map(predictionOf),
            {},
          )
          return { task, n: metrics.n, answered: metrics.answered, figures: headlines(metrics) }
        }),
    })),
    answers: answers.length,
    skipped: skipped.length,
    corrected: answers.filter(({ corrected }) => corrected !== undefined).length,
    ...(policies !== undefined && { policies }),
    ...(flipTasks.length > 0 && { flipTasks }),
  }
}

function headlines(metrics: TaskMetrics): readonly SummaryFigure[] {
  return REPORT_FIGURES.filter(({ key }) => HEADLINES.has(key)).flatMap(({ title, digits, valueOf }) => {
    const value = valueOf(metrics)
    return value === undefined ? [] : [{ title, digits, value }]
  })
}

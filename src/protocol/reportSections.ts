import { type Task, TASK_DESCRIPTIONS, TASKS } from '../core/benchmark/tasks'
import { unreachable } from '../core/errors'
import type { NumberTask } from '../core/numberTokens/distributionOf'
import type { RunSummary } from '../core/runs/runSummary'
import type { RunFigure } from './runFigures'

/** A heading of a run's report with the figures below it. */
export interface ReportSection {
  readonly title: string
  readonly figures: readonly RunFigure[]
}

/** Rows of answers at first. */
const ANSWERS = 20

/** Patches of the gallery. */
const PATCHES = 1000

const LEADERBOARD = { kind: 'leaderboard' } as const

/** What a report's sections hang on. */
export type ReportedRun = Pick<RunSummary, 'tasks' | 'policies' | 'flipTasks'> &
  Partial<Pick<RunSummary, 'models'>>

/**
 * What a run's report shows: metrics first and, of several models, their order; then every task's figures, what becomes
 * of its numbers where models write them in words, what they leave unanswered, which answers flip where models of one
 * family see more or less, and the worst answers; then the patches behind all of it.
 */
export function sectionsOf({
  tasks,
  policies,
  flipTasks = [],
  models = [],
}: ReportedRun): readonly ReportSection[] {
  const isContest = models.length > 1
  const inWords = policies !== undefined
  return [
    { title: 'Metrics', figures: [{ kind: 'report' }, ...(isContest ? [LEADERBOARD] : [])] },
    ...tasks.map((task) => ({
      title: TASK_DESCRIPTIONS[task].title,
      figures: [
        ...figuresOf(task, inWords),
        ...(isContest && inWords ? [{ kind: 'coverage', task } as const] : []),
        ...(flipTasks.includes(task) ? [{ kind: 'flips', task } as const] : []),
        { kind: 'answers', task, sort: 'worst', limit: ANSWERS } as const,
      ],
    })),
    ...TASKS.filter((task) => tasks.includes(task))
      .slice(-1)
      .map((task) => ({
        title: 'Patches',
        figures: [{ kind: 'patches', task, sort: 'worst', limit: PATCHES } as const],
      })),
  ]
}

function figuresOf(task: Task, inWords: boolean): readonly RunFigure[] {
  switch (task) {
    case 'humanActivity':
    case 'landCover':
      return [{ kind: 'confusion', task }]
    case 'patchCount':
      return [...numberFigures(task, inWords), { kind: 'confusion', task }]
    case 'agb':
      return numberFigures(task, inWords)
    default:
      return unreachable(task)
  }
}

function numberFigures(task: NumberTask, inWords: boolean): readonly RunFigure[] {
  return [
    { kind: 'scatter', task },
    { kind: 'residuals', task },
    ...(inWords ? [{ kind: 'numbers', task } as const] : []),
  ]
}

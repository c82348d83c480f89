import { type Task, TASK_DESCRIPTIONS, TASKS } from '../core/benchmark/tasks'
import { unreachable } from '../core/errors'
import type { RunSummary } from '../core/runs/runSummary'
import type { RunFigure } from './runFigures'

/** A heading of a run's report with the figures below it. */
export interface ReportSection {
  readonly title: string
  readonly figures: readonly RunFigure[]
}

/** Rows of answers at first. */
export const ANSWERS = 20

/** Patches of the gallery. */
const PATCHES = 1000

/**
 * What a run's report shows: metrics first, then every task's figure, what becomes of its numbers where models write
 * them in words, and the worst answers; then the patches behind all of it.
 */
export function sectionsOf({
  tasks,
  policies,
}: Pick<RunSummary, 'tasks' | 'policies'>): readonly ReportSection[] {
  return [
    { title: 'Metrics', figures: [{ kind: 'report' }] },
    ...tasks.map((task) => ({
      title: TASK_DESCRIPTIONS[task].title,
      figures: [
        ...figuresOf(task, policies !== undefined),
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
    case 'agb':
      return [{ kind: 'scatter', task }, ...(inWords ? [{ kind: 'numbers', task } as const] : [])]
    default:
      return unreachable(task)
  }
}

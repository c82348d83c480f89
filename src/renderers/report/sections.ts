import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { RunFigure } from '../../protocol/runFigures'

/** A heading of a run's report with the figures below it. */
export interface ReportSection {
  readonly title: string
  readonly figures: readonly RunFigure[]
}

/** Rows of answers at first. */
export const ANSWERS = 20

/** What a run's report shows: metrics first, then every task's figure and worst answers. */
export function sectionsOf(tasks: readonly Task[]): readonly ReportSection[] {
  return [
    { title: 'Metrics', figures: [{ kind: 'report' }] },
    ...tasks.map((task) => ({
      title: TASK_DESCRIPTIONS[task].title,
      figures: [figureOf(task), { kind: 'answers', task, sort: 'worst', limit: ANSWERS } as const],
    })),
  ]
}

function figureOf(task: Task): RunFigure {
  return { kind: TASK_DESCRIPTIONS[task].kind === 'regression' ? 'scatter' : 'confusion', task }
}

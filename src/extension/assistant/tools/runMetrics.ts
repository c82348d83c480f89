import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import { ReoError, unreachable } from '../../../core/errors'
import type { RunSummary } from '../../../core/runs/runSummary'
import type { RunFigure } from '../../../protocol/runFigures'
import type { Kernel } from '../../kernels/kernel'
import type { AssistantTool } from '../assistantTool'
import type { ToolInput } from '../toolInputs'
import { needRun } from '../workspaceRuns'

/** Bootstrap samples of the intervals, as in a report. */
const BOOTSTRAP = 1000

const WEAK_SLICES = 5

/** Tells a run's scores, with n, coverage and intervals. */
export function runMetrics(service: Kernel): AssistantTool<'reo_run_metrics'> {
  return {
    doing: ({ view = 'report', run }) => `Reading the ${view} of ${run ?? 'the newest run'}`,
    async answer(input, token) {
      const { name, file } = await needRun(input.run)
      const summary = await service.request('summariseRun', { file }, token)
      const source = {
        dataset: summary.dataset.path,
        run: file,
        ...(input.where !== undefined && { slice: input.where }),
      }
      const figure = figureOf(input, summary)
      const { text } = await service.request('figureInWords', { source, figure, bootstrap: BOOTSTRAP }, token)
      return { text: `${name}\n${text}` }
    },
  }
}

function figureOf(
  { view = 'report', task, model, by }: ToolInput<'reo_run_metrics'>,
  summary: RunSummary,
): RunFigure {
  const ofModel = model === undefined ? {} : { model: needModel(summary, model) }
  switch (view) {
    case 'report':
      return { kind: 'report', ...(by !== undefined && { by }) }
    case 'leaderboard':
      return { kind: 'leaderboard', ...(task && { task }) }
    case 'confusion':
      return { kind: 'confusion', task: needTask(view, task), ...ofModel }
    case 'scatter':
      return { kind: 'scatter', task: needNumberTask(view, task), ...ofModel }
    case 'residuals':
      return {
        kind: 'residuals',
        task: needNumberTask(view, task),
        ...ofModel,
        ...(by !== undefined && { against: by }),
      }
    case 'coverage':
      return { kind: 'coverage', task: needTask(view, task) }
    case 'weakSlices':
      return { kind: 'weakSlices', ...(task && { task }), ...ofModel, limit: WEAK_SLICES }
    default:
      return unreachable(view)
  }
}

/** The id of a model of a run, by its id or title. @throws ReoError when the run has no such model */
export function needModel({ models, path }: RunSummary, named: string): string {
  const found = models.find(({ id, title }) => id === named || title === named)
  if (found !== undefined) return found.id
  throw new ReoError(`The run has no model "${named}"`, {
    where: path,
    mend: `Take one of ${models.map(({ id }) => id).join(', ')}.`,
  })
}

function needTask(view: string, task: Task | undefined): Task {
  if (task !== undefined) return task
  throw new ReoError(`The view "${view}" is of one task`, { mend: 'Say which one as "task".' })
}

function needNumberTask(view: string, task: Task | undefined): 'agb' | 'patchCount' {
  if (task === 'agb' || task === 'patchCount') return task
  const titles = [TASK_DESCRIPTIONS.agb, TASK_DESCRIPTIONS.patchCount].map(({ title }) => title)
  throw new ReoError(`The view "${view}" is of numbers: ${titles.join(', ')}`, {
    mend: 'Say "agb" or "patchCount" as "task"; "confusion" is for classes.',
  })
}

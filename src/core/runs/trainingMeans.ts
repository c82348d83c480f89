import { type Task, TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { Dataset } from '../dataset/dataset'
import type { EvaluationRequest } from './evaluate'
import type { TrainingMeans } from './scoreViews'

/**
 * The means that stand in for what is not answered, of the train split. Only models that are asked in words leave
 * questions unanswered, so that no other run needs them.
 * @param known means that an earlier part of the run knows
 * @returns no more than these where there is no train split, or when the request is cancelled meanwhile
 */
export async function trainingMeans(
  request: EvaluationRequest,
  known: TrainingMeans = {},
): Promise<TrainingMeans> {
  const { dataset, models, signal } = request
  const tasks = request.tasks.filter(
    (task) => TASK_DESCRIPTIONS[task].kind === 'regression' && known[task] === undefined,
  )
  const isAsked = models.some(({ mode }) => mode === 'question')
  if (!isAsked || tasks.length === 0 || dataset.description.sampleCounts.train === 0) return known
  return { ...known, ...(await meansOf(dataset, tasks, signal)) }
}

async function meansOf(
  dataset: Dataset,
  tasks: readonly Task[],
  signal: AbortSignal | undefined,
): Promise<TrainingMeans> {
  const sums = tasks.map((task) => ({ task, sum: 0, count: 0 }))
  for await (const { truth } of dataset.samples({ split: 'train' })) {
    if (signal?.aborted) return {}
    for (const known of sums) {
      const value = truth[known.task]
      if (typeof value !== 'number') continue
      known.sum += value
      known.count++
    }
  }
  const known = sums.filter(({ count }) => count > 0)
  return Object.fromEntries(known.map(({ task, sum, count }) => [task, sum / count]))
}

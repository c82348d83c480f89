import { InvalidArgumentError } from 'commander'
import { isTask, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { TrainingMeans } from '../../../core/runs/scoreViews'

/** Adds a mean such as `agb=66.97` to those given before. */
export function collectMeans(text: string, earlier: TrainingMeans = {}): TrainingMeans {
  const [task, mean] = text.split('=')
  const isQuantity = isTask(task) && TASK_DESCRIPTIONS[task].kind === 'regression'
  if (isQuantity && mean !== undefined && mean.trim() !== '' && Number.isFinite(Number(mean)))
    return { ...earlier, [task]: Number(mean) }
  throw new InvalidArgumentError('Give agb=MEAN or patchCount=MEAN.')
}

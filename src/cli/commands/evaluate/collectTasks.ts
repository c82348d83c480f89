import { InvalidArgumentError } from 'commander'
import { isTask, type Task, TASKS } from '../../../core/benchmark/tasks'

/** Gathers the values of an option that names tasks. @throws InvalidArgumentError when one is no task */
export function collectTasks(text: string, earlier: readonly Task[] = []): readonly Task[] {
  if (isTask(text)) return [...earlier, text]
  throw new InvalidArgumentError(`Give one of ${TASKS.join(', ')}.`)
}

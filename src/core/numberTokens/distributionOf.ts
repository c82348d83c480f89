import { DEFAULT_POLICIES, type ReadingPolicies } from '../answers/policies'
import type { Task } from '../benchmark/tasks'
import type { Answer, NumberDistribution } from '../models/model'
import type { NumberDomain } from './numeralStart'
import { type NoDistribution, recordedNumbers } from './recordedNumbers'

/** Tasks whose answers are numbers. */
export type NumberTask = Extract<Task, 'agb' | 'patchCount'>

/** Whether a task's answers are numbers. */
export function isNumberTask(task: Task): task is NumberTask {
  return task === 'agb' || task === 'patchCount'
}

/** The numbers that are possible in a task. */
export function domainOf(
  task: NumberTask,
  { agbRange, patchCountRange }: ReadingPolicies = DEFAULT_POLICIES,
): NumberDomain {
  return task === 'agb' ? { range: agbRange, isWhole: false } : { range: patchCountRange, isWhole: true }
}

/**
 * The numbers that a model might have answered: as it told when it answered, or else by the recorded alternatives of
 * its tokens; or why they are not known.
 */
export function distributionOf(
  answer: Answer,
  task: NumberTask,
  policies?: ReadingPolicies,
): NumberDistribution | NoDistribution {
  return answer.distribution ?? recordedNumbers(answer, domainOf(task, policies))
}

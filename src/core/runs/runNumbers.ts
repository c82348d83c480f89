import { isNumberTask, type NumberTask } from '../numberTokens/distributionOf'
import { type NumberDiagnostics, numberDiagnostics } from '../numberTokens/numberDiagnostics'
import type { ModelDescription } from '../models/model'
import { TASKS } from '../benchmark/tasks'
import type { AnswerGroup } from './answerGroups'
import { isInWords } from './rereadRun'

/** One model's numbers in one task of a run. */
export interface NumberEntry {
  readonly model: ModelDescription
  readonly task: NumberTask
  readonly diagnostics: NumberDiagnostics
}

/** Looks at the numbers of every model in a task. */
export function numberEntries(groups: readonly AnswerGroup[], task: NumberTask): readonly NumberEntry[] {
  return groups
    .filter((group) => group.task === task)
    .map(({ model, answers }) => ({
      model,
      task,
      diagnostics: numberDiagnostics(answers, task, model.reading?.policies),
    }))
}

/** Looks at the numbers of the tasks in which some model answers in words. */
export function spokenNumbers(groups: readonly AnswerGroup[]): readonly NumberEntry[] {
  const isSpoken = ({ model, answers }: AnswerGroup) => model.reading !== undefined || answers.some(isInWords)
  return TASKS.filter(isNumberTask)
    .filter((task) => groups.some((group) => group.task === task && isSpoken(group)))
    .flatMap((task) => numberEntries(groups, task))
}

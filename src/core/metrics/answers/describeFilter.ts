import { type Task, TASK_DESCRIPTIONS } from '../../benchmark/tasks'
import type { AnswerFilter, ErrorRange } from './answerFilter'
import { STATUS_WORDS } from './statusWords'

/** A filter in words, such as `Model A right, Model B wrong`; empty where it leaves nothing out. */
export function describeFilter(
  { model, statuses, error, agreement, verdicts }: AnswerFilter,
  task: Task,
  models: readonly { readonly id: string; readonly title: string }[],
): string {
  const whose = models.find(({ id }) => id === model)?.title
  const { unit } = TASK_DESCRIPTIONS[task]
  const parts = [
    ...(statuses === undefined ? [] : [statuses.map((status) => STATUS_WORDS[status]).join(' or ')]),
    ...(error === undefined ? [] : [`error ${rangeWords(error)} ${unit}`.trim()]),
  ]
  return [
    ...(parts.length === 0 ? [] : [`${whose ?? 'any model'} ${parts.join(', ')}`]),
    ...(agreement === undefined ? [] : [AGREEMENT_WORDS[agreement]]),
    ...(verdicts === undefined
      ? []
      : [verdicts.map((verdict, index) => `${models[index]?.title ?? 'a model'} ${verdict}`).join(', ')]),
  ].join('; ')
}

const AGREEMENT_WORDS = { same: 'models agree', differ: 'models differ' } as const

function rangeWords({ low, high }: ErrorRange): string {
  if (low === undefined) return high === undefined ? 'of any size' : `up to ${high}`
  return high === undefined ? `from ${low}` : `${low} to ${high}`
}

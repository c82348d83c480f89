import { landCoverLabel } from '../../../core/benchmark/landCover'
import { type Task, TASK_DESCRIPTIONS, TASKS } from '../../../core/benchmark/tasks'
import type { Truth } from '../../../core/dataset/sample'
import type { AnswerValue } from '../../../core/models/model'
import type { ShownAnswer } from '../../../protocol/payloads'
import { figureText } from './metricsText'

/** Decimals to which a task's values are shown. */
const VALUE_DIGITS: Readonly<Record<Task, number>> = {
  humanActivity: 0,
  landCover: 0,
  patchCount: 0,
  agb: 1,
}

/** A task's value for people, such as `112.4 Mg/ha` or `Closed forest, mixed (115)`. */
export function valueText(task: Task, value: AnswerValue | null | undefined): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  if (task === 'landCover') return `${landCoverLabel(value)} (${value})`
  const digits = Number.isInteger(value) ? 0 : Math.max(1, VALUE_DIGITS[task])
  return `${figureText(value, digits)} ${TASK_DESCRIPTIONS[task].unit}`.trim()
}

/** A model's answer in short: its value, or why there is none. */
export function answerText({ task, status, value, reason }: ShownAnswer): string {
  if (status === 'answered') return valueText(task, value)
  const why = reason === undefined ? status : `${status}: ${reason}`
  return value === undefined ? why : `${valueText(task, value)} (${why})`
}

/** Every truth of a sample, a line each, task and value. */
export function truthLines(truth: Truth): readonly (readonly [title: string, text: string])[] {
  return TASKS.flatMap((task): readonly (readonly [string, string])[] => {
    const { title } = TASK_DESCRIPTIONS[task]
    if (task === 'humanActivity') {
      return (truth.humanActivity ?? []).map(
        ({ question, answer }) => [title, `${question} ${answer}`] as const,
      )
    }
    const value = truth[task]
    return value === undefined ? [] : [[title, valueText(task, value)]]
  })
}

/** A sample's truth on one line, such as `112.4 Mg/ha · Closed forest, mixed (115) · 4 patches`. */
export function truthSummary(truth: Truth): string {
  const { agb, landCover, patchCount } = truth
  const parts = [
    agb === undefined ? undefined : valueText('agb', agb),
    landCover === undefined ? undefined : valueText('landCover', landCover),
    patchCount === undefined ? undefined : valueText('patchCount', patchCount),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'no truth' : parts.join(' · ')
}

import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import { labelOf } from '../../../core/metrics/labels'
import type { AnswerValue, ModelDescription } from '../../../core/models/model'
import type { AnswerLine } from '../../../core/runs/runLog'
import type { AnswersPayload, AnswersRow, PayloadSource, ShownAnswer } from '../../../protocol/payloads'
import type { AnswerOrder } from '../../../protocol/runFigures'
import { fittingItems } from './budget'

/** Every model's answer to one question about one sample. */
export interface AnswerGroup {
  readonly sample: string
  readonly question?: string
  readonly truth: AnswerValue | null
  readonly answers: readonly ShownAnswer[]
}

/** A run's answers in a task, those to the same question together, in the order of the log. */
export function groupAnswers(
  answers: readonly AnswerLine[],
  task: Task,
  models: readonly string[],
): readonly AnswerGroup[] {
  const groups = new Map<
    string,
    { sample: string; question?: string; truth: AnswerValue | null; answers: ShownAnswer[] }
  >()
  for (const answer of answers) {
    if (answer.task !== task || !models.includes(answer.model)) continue
    const { sample, question, truth } = answer
    const key = JSON.stringify([sample, question])
    const group = groups.get(key) ?? {
      sample,
      ...(question !== undefined && { question }),
      truth,
      answers: [],
    }
    group.answers.push(shownAnswer(answer))
    groups.set(key, group)
  }
  return [...groups.values()]
}

/**
 * Puts answers in order. The error of a group is its largest difference from the truth over the models, or the number
 * of models that are wrong where answers are labels; a group that no model answered or without truth comes last.
 */
export function sortAnswers(groups: readonly AnswerGroup[], order: AnswerOrder): readonly AnswerGroup[] {
  if (order === 'id')
    return groups.toSorted((a, b) => a.sample.localeCompare(b.sample, 'en', { numeric: true }))
  const rated = groups.map((group) => ({ group, error: errorOf(group) }))
  const direction = order === 'worst' ? -1 : 1
  return rated
    .toSorted((a, b) => {
      if (a.error === undefined || b.error === undefined) {
        return Number(a.error === undefined) - Number(b.error === undefined)
      }
      return direction * (a.error - b.error)
    })
    .map(({ group }) => group)
}

function errorOf({ truth, answers }: AnswerGroup): number | undefined {
  const answered = answers.filter(({ status }) => status === 'answered')
  if (truth === null || answered.length === 0) return undefined
  const isQuantity = answers.some(({ task }) => TASK_DESCRIPTIONS[task].kind === 'regression')
  const errors = answered.map(({ task, value }) => {
    if (isQuantity) return Math.abs(Number(value) - Number(truth))
    return value !== undefined && labelOf(task, value) === labelOf(task, truth) ? 0 : 1
  })
  return isQuantity ? Math.max(...errors) : errors.reduce((sum, error) => sum + error, 0)
}

/** An answer as outputs show it. */
export function shownAnswer({
  model,
  task,
  question,
  raw,
  status,
  value,
  reason,
  error,
  repeat,
  promptHash,
  corrected,
}: AnswerLine): ShownAnswer {
  const why = reason ?? error
  return {
    model,
    task,
    ...(question !== undefined && { question }),
    raw: raw.slice(0, LONGEST_RAW),
    status,
    ...(value !== undefined && { value }),
    ...(why !== undefined && { reason: why.slice(0, LONGEST_RAW) }),
    ...(repeat !== undefined && { repeat }),
    ...(promptHash !== undefined && { promptHash }),
    ...(corrected !== undefined && {
      corrected: {
        status: corrected.status,
        ...(corrected.value !== undefined && { value: corrected.value }),
      },
    }),
  }
}

/** Characters of an answer's text that an output carries. */
const LONGEST_RAW = 4000

export interface AnswersParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly models: readonly ModelDescription[]
  readonly groups: readonly AnswerGroup[]
  /** PNG as base64 by sample id. */
  readonly thumbnails: ReadonlyMap<string, string>
  /** Groups in all, of which these are the first. */
  readonly total: number
}

/** Every model's answer beside the truth, as many rows as fit an output. */
export function answersPayload(parts: AnswersParts): AnswersPayload {
  const payloadOf = (groups: readonly AnswerGroup[]): AnswersPayload => ({
    version: 1,
    title: parts.title,
    source: parts.source,
    synthetic: parts.synthetic,
    task: parts.task,
    unit: TASK_DESCRIPTIONS[parts.task].unit,
    models: parts.models.map(({ id, title }) => ({ id, title })),
    rows: groups.map((group): AnswersRow => {
      const thumbnail = parts.thumbnails.get(group.sample)
      return thumbnail === undefined ? group : { ...group, thumbnail }
    }),
    total: parts.total,
  })
  return payloadOf(fittingItems(parts.groups, payloadOf))
}

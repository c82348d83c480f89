import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { AskedQuestion } from '../../../core/metrics/answers/askedQuestion'
import type { FilterCounts } from '../../../core/metrics/answers/filterQuestions'
import type { ModelDescription } from '../../../core/models/model'
import type { AnswerLine } from '../../../core/runs/runLog'
import type { AnswersPayload, AnswersRow, PayloadSource } from '../../../protocol/payloads'
import { fittingItems } from './budget'
import { shownAnswer } from './shownAnswer'

export interface AnswersParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly models: readonly ModelDescription[]
  readonly questions: readonly AskedQuestion<AnswerLine>[]
  /** PNG as base64 by sample id. */
  readonly thumbnails: ReadonlyMap<string, string>
  /** Questions in all that are wanted, of which these are some. */
  readonly total: number
  readonly counts: FilterCounts
}

/** Every model's answer beside the truth, as many rows as fit an output. */
export function answersPayload(parts: AnswersParts): AnswersPayload {
  const { task, title, source, synthetic, models, thumbnails, total, counts } = parts
  const rows = parts.questions.map(({ sample, question, truth, answers }): AnswersRow => {
    const thumbnail = thumbnails.get(sample)
    return {
      sample,
      ...(question !== undefined && { question }),
      ...(thumbnail !== undefined && { thumbnail }),
      truth,
      answers: answers.map((answer) => shownAnswer(answer)),
    }
  })
  const payloadOf = (fitting: readonly AnswersRow[]): AnswersPayload => ({
    version: 1,
    title,
    source,
    synthetic,
    task,
    unit: TASK_DESCRIPTIONS[task].unit,
    models: models.map(({ id, title: name }) => ({ id, title: name })),
    rows: fitting,
    total,
    counts,
  })
  return payloadOf(fittingItems(rows, payloadOf))
}

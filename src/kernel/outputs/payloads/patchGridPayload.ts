import { type Task, TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { BandNames } from '../../../core/dataset/dataset'
import type { ModelDescription } from '../../../core/models/model'
import { answerSpread } from '../../../core/metrics/answers/answerSpread'
import { answerOf, type AskedQuestion } from '../../../core/metrics/answers/askedQuestion'
import { predictionOf } from '../../../core/metrics/answers/prediction'
import type { AnswerOrder } from '../../../core/metrics/answers/sortQuestions'
import type { AnswerLine } from '../../../core/runs/runLog'
import type { PatchGridPayload, PatchTile, PayloadSource } from '../../../protocol/payloads'
import { shownAnswer } from './shownAnswer'
import { fittingItems } from './budget'

/** Characters of an answer's words that a tile carries: a line of it. */
const LONGEST_WORDS = 120

export interface PatchGridParts {
  readonly task: Task
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  /** Tasks and models that can be shown instead. */
  readonly tasks: readonly Task[]
  readonly models: readonly ModelDescription[]
  /** Whose answers are shown. */
  readonly model: string | undefined
  readonly sort: AnswerOrder
  readonly bands: BandNames
  /** All, in order. */
  readonly patches: readonly AskedQuestion<AnswerLine>[]
  /** Patches that are shown, at most. */
  readonly limit: number
}

/** A gallery of the first patches, as many as fit an output. */
export function patchGridPayload({
  task,
  title,
  source,
  synthetic,
  tasks,
  models,
  model,
  sort,
  bands,
  patches,
  limit,
}: PatchGridParts): PatchGridPayload {
  const answered = patches.filter((patch) => isAnsweredBy(patch, model)).length
  const payloadOf = (tiles: readonly PatchTile[]): PatchGridPayload => ({
    version: 1,
    title: `Patches · ${title}`,
    source,
    synthetic,
    task,
    unit: TASK_DESCRIPTIONS[task].unit,
    tasks,
    models: models.map(({ id, title: name }) => ({ id, title: name })),
    ...(model !== undefined && { model }),
    sort,
    bands,
    tiles,
    total: patches.length,
    answered,
  })
  const tiles = patches.slice(0, limit).map((patch) => tileOf(patch, model))
  return payloadOf(fittingItems(tiles, payloadOf))
}

function isAnsweredBy(patch: AskedQuestion, model: string | undefined): boolean {
  const answer = model === undefined ? undefined : answerOf(patch, model)
  return answer !== undefined && predictionOf(answer) !== null
}

function tileOf(question: AskedQuestion<AnswerLine>, model: string | undefined): PatchTile {
  const { sample, question: words, truth } = question
  const answer = model === undefined ? undefined : answerOf(question, model)
  return {
    sample,
    ...(words !== undefined && { question: words }),
    truth,
    ...(answer && { answer: shownAnswer(answer, LONGEST_WORDS) }),
    spread: answerSpread(question),
  }
}

import type { ModelDescription } from '../../../core/models/model'
import type { SampleChain } from '../../../core/runs/chainOfSample'
import type { ChainPayload, PayloadSource } from '../../../protocol/payloads'
import { fitsOutput } from './budget'
import { shownAnswer } from './shownAnswer'

export interface ChainParts {
  readonly sample: string
  readonly title: string
  readonly source: PayloadSource
  readonly synthetic: boolean
  readonly models: readonly ModelDescription[]
  readonly chain: SampleChain
  /** PNG as base64. */
  readonly thumbnail: string | undefined
}

/** Characters of an answer where all of them would not fit an output. */
const SHORT_ANSWER = 200

/** The chain of questions about one sample, with shorter words of the answers where these would not fit an output. */
export function chainPayload(parts: ChainParts): ChainPayload {
  const payload = payloadOf(parts)
  return fitsOutput(payload) ? payload : payloadOf(parts, SHORT_ANSWER)
}

function payloadOf(
  { sample, title, source, synthetic, models, chain, thumbnail }: ChainParts,
  longest?: number,
): ChainPayload {
  return {
    version: 1,
    title,
    source,
    synthetic,
    sample,
    ...(thumbnail !== undefined && { thumbnail }),
    models: models.map(({ id, title: name }) => ({ id, title: name })),
    questions: chain.questions.map(({ task, question, truth, answers }) => ({
      task,
      ...(question !== undefined && { question }),
      truth,
      answers: answers.map((answer) => shownAnswer(answer, longest)),
    })),
    contradictions: chain.contradictions.map(({ model, title: rule, tasks }) => ({
      ...(model !== undefined && { model }),
      title: rule,
      tasks,
    })),
  }
}

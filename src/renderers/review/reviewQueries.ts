import type { FigureAnswer } from '../../protocol/queries'
import type { ReviewPayload, ReviewProgress, ReviewQuery } from '../../protocol/reviews'
import type { QueryLane } from '../shared/queries'
import type { FigureHost } from '../shared/renderer'

/** What is known of a sample that is reviewed. */
export type SampleTexts = Extract<FigureAnswer, { kind: 'review-texts' }>

export interface Handlers<Answer> {
  answered(answer: Answer): void
  failed(message: string): void
}

/** What a review asks and tells; answers come to the newest question only. */
export interface ReviewQueries {
  texts(sample: string, handlers: Handlers<SampleTexts>): void
  decide(
    sample: string,
    text: string,
    decision: Extract<ReviewQuery, { kind: 'review-decision' }>['decision'],
    handlers: Handlers<SampleTexts>,
  ): void
  progress(handlers: Handlers<ReviewProgress>): void
}

/** The questions of an output; undefined where it names no annotations. */
export function reviewQueries(
  { source, samples, aim, reviewer }: ReviewPayload,
  { channel, signal }: FigureHost,
): ReviewQueries | undefined {
  if (source?.annotations === undefined) return undefined
  const named = { source, ...(reviewer !== undefined && { reviewer }) }
  const texts = channel.openLane(signal)
  const progress = channel.openLane(signal)
  return {
    texts: (sample, handlers) => askTexts(texts, { kind: 'review-texts', ...named, aim, sample }, handlers),
    decide: (sample, text, decision, handlers) =>
      askTexts(texts, { kind: 'review-decision', ...named, aim, sample, text, decision }, handlers),
    progress(handlers) {
      progress.ask(
        { kind: 'review-progress', ...named, samples },
        {
          answered(answer) {
            if (answer.kind === 'review-progress') handlers.answered(answer.progress)
          },
          failed: handlers.failed,
        },
      )
    },
  }
}

function askTexts(lane: QueryLane, query: ReviewQuery, { answered, failed }: Handlers<SampleTexts>): void {
  lane.ask(query, {
    answered(answer) {
      if (answer.kind === 'review-texts') answered(answer)
    },
    failed,
  })
}

import type { PayloadSource, ShownAnswer } from '../../../protocol/payloads'
import type { AnswerAddress } from '../../../protocol/queries'
import type { FigureHost } from '../renderer'
import type { AskWhole } from './answerWords'

/** Which answer of a run is meant. */
export function addressOf(sample: string, { model, task, question, repeat }: ShownAnswer): AnswerAddress {
  return {
    sample,
    model,
    task,
    ...(question !== undefined && { question }),
    ...(repeat !== undefined && { repeat }),
  }
}

/** How the whole words of answers about a sample are asked for; undefined where an output shows no run. */
export function askWholeOf(
  { channel, signal }: Pick<FigureHost, 'channel' | 'signal'>,
  source: PayloadSource | undefined,
): ((sample: string) => AskWhole) | undefined {
  if (source?.run === undefined) return undefined
  const lane = channel.openLane(signal)
  return (sample) => (answer, answered, failed) => {
    lane.ask(
      { kind: 'answer', source, answer: addressOf(sample, answer) },
      {
        answered(reply) {
          if (reply.kind === 'answer') answered(reply.answer)
        },
        failed,
      },
    )
  }
}

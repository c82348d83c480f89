import type { AnswerLine } from '../../../core/runs/runLog'
import type { ShownAnswer } from '../../../protocol/payloads'

/** Characters of an answer that an output carries: the whole comes by query. */
const LONGEST_EXCERPT = 1500

/** Characters before what was read that a part of a longer answer begins with, a third of the part at most. */
const LEAD = 500

/** Characters of an answer that a query gets: more is no text that anybody reads. */
export const LONGEST_ANSWER = 2_000_000

/** An answer as outputs show it, of a long one the part that holds what was read. @param longest characters of it */
export function shownAnswer(answer: AnswerLine, longest = LONGEST_EXCERPT): ShownAnswer {
  const { model, task, question, status, value, reason, error, repeat, promptHash, corrected } = answer
  const why = reason ?? error
  return {
    model,
    task,
    ...(question !== undefined && { question }),
    ...excerptOf(answer, longest),
    status,
    ...(value !== undefined && { value }),
    ...(why !== undefined && { reason: why.slice(0, longest) }),
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

function excerptOf({ raw, span }: AnswerLine, longest: number): Pick<ShownAnswer, 'raw' | 'cut' | 'span'> {
  const [start, end] = span ?? [0, 0]
  const isInside = start < end && end <= raw.length
  const from =
    raw.length <= longest || !isInside || end <= longest
      ? 0
      : Math.max(0, start - Math.min(LEAD, Math.floor(longest / 3)))
  const part = raw.slice(from, from + longest)
  return {
    raw: part,
    ...(part.length < raw.length && { cut: { from, length: raw.length } }),
    ...(isInside && { span: [start - from, Math.min(end - from, part.length)] as const }),
  }
}

import type { Task } from '../benchmark/tasks'
import { unreachable } from '../errors'
import { jsonField } from './jsonFields'
import { letterOption } from './letterOption'
import { DEFAULT_POLICIES, type ReadingPolicies } from './policies'
import { readBiomass } from './readBiomass'
import { readCount } from './readCount'
import { readHumanActivity } from './readHumanActivity'
import { readLandCover } from './readLandCover'
import type { Reading, ReadingContext, Span } from './reading'
import { isSpoken, type SpokenText, spokenText } from './text/spokenText'

/** A longer answer is read up to here: no answer of use is that long, and patterns take their time. */
const MAXIMUM_CHARACTERS = 20_000

/**
 * Reads a task's value out of a model's answer, or says why there is none. A refusal is never read as a number, and
 * thoughts never count.
 * @param answer the model's words, as they came
 */
export function readAnswer(
  task: Task,
  answer: string,
  context: ReadingContext = {},
  policies: ReadingPolicies = DEFAULT_POLICIES,
): Reading {
  if (context.ended === 'refused') return { status: 'refused', reason: 'refusal' }
  const reading = readWords(task, answer, context, policies)
  const isLost =
    context.ended === 'cut-off' &&
    reading.status === 'unparseable' &&
    reading.reason !== 'think-block-unclosed'
  return isLost ? { status: 'unparseable', reason: 'truncated' } : reading
}

function readWords(task: Task, answer: string, context: ReadingContext, policies: ReadingPolicies): Reading {
  const words = answer.slice(0, MAXIMUM_CHARACTERS)
  const spoken = spokenText(words)
  if (spoken.text.trim() === '') {
    return { status: 'unparseable', reason: spoken.thinksToTheEnd ? 'think-block-unclosed' : 'empty' }
  }
  return (
    jsonReading(task, words, spoken, context, policies) ??
    placed(
      letterReading(task, spoken.text, context, policies) ??
        proseReading(task, spoken.text, context, policies),
      spoken,
      words,
    )
  )
}

/** A reading of the spoken text with its span in the answer; text keeps the answer's own letters. */
function placed(reading: Reading, { positions }: SpokenText, answer: string): Reading {
  if (reading.span === undefined) return reading
  const [start, end] = reading.span
  const span: Span = positions === undefined ? reading.span : [positions[start], positions[end - 1] + 1]
  return reading.reason === 'free-text'
    ? { ...reading, span, value: answer.slice(...span) }
    : { ...reading, span }
}

function proseReading(task: Task, text: string, context: ReadingContext, policies: ReadingPolicies): Reading {
  switch (task) {
    case 'agb':
      return readBiomass(text, policies)
    case 'patchCount':
      return readCount(text, policies)
    case 'landCover':
      return readLandCover(text, policies)
    case 'humanActivity':
      return readHumanActivity(text, context)
    default:
      return unreachable(task)
  }
}

/** What a JSON field or an option says, read as prose. */
function innerReading(
  task: Task,
  said: string,
  context: ReadingContext,
  policies: ReadingPolicies,
  { span, reason }: Required<Pick<Reading, 'span' | 'reason'>>,
): Reading {
  const inner = proseReading(task, said.toLowerCase(), context, policies)
  if (inner.status !== 'answered') return { ...inner, span }
  return { ...inner, ...(inner.reason === 'free-text' ? { value: said } : {}), span, reason }
}

function jsonReading(
  task: Task,
  answer: string,
  spoken: SpokenText,
  context: ReadingContext,
  policies: ReadingPolicies,
): Reading | undefined {
  const field = jsonField(answer, task)
  if (field === undefined || !isSpoken(spoken, field.span)) return undefined
  const { value, span } = field
  if (value === null) return { status: 'refused', span, reason: 'refusal' }
  if (task === 'humanActivity' && typeof value === 'boolean') {
    return { status: 'answered', value, span, reason: 'json-field' }
  }
  return innerReading(task, String(value), context, policies, { span, reason: 'json-field' })
}

function letterReading(
  task: Task,
  text: string,
  context: ReadingContext,
  policies: ReadingPolicies,
): Reading | undefined {
  const option = letterOption(text, context)
  if (option === undefined) return undefined
  const { text: said, span } = option
  if (said === undefined) return { status: 'unparseable', span, reason: 'unknown-option' }
  return innerReading(task, said, {}, policies, { span, reason: 'letter-option' })
}

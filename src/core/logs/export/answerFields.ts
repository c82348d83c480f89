import type { AnswerValue } from '../../models/model'
import type { AnswerLine } from '../../runs/runLog'

/** A column of exported answers. */
export interface AnswerField {
  readonly name: string
  readonly type: 'STRING' | 'DOUBLE'
  valueOf(answer: AnswerLine): string | number | undefined
}

function text(name: string, valueOf: (answer: AnswerLine) => AnswerValue | null | undefined): AnswerField {
  return { name, type: 'STRING', valueOf: (answer) => textOf(valueOf(answer)) }
}

function number(name: string, valueOf: (answer: AnswerLine) => AnswerValue | null | undefined): AnswerField {
  return { name, type: 'DOUBLE', valueOf: (answer) => numberOf(valueOf(answer)) }
}

/** Columns of an export; values and truth stand as text, and as numbers beside where they are some. */
export const ANSWER_FIELDS: readonly AnswerField[] = [
  text('sample', ({ sample }) => sample),
  text('model', ({ model }) => model),
  text('task', ({ task }) => task),
  text('question', ({ question }) => question),
  number('repeat', ({ repeat = 0 }) => repeat),
  text('raw', ({ raw }) => raw),
  text('status', ({ status }) => status),
  text('reason', ({ reason }) => reason),
  text('value', ({ value }) => value),
  number('value_number', ({ value }) => value),
  text('truth', ({ truth }) => truth),
  number('truth_number', ({ truth }) => truth),
  number('span_start', ({ span }) => span?.[0]),
  number('span_end', ({ span }) => span?.[1]),
  text('error', ({ error }) => error),
  number('latency_ms', ({ latencyMs }) => latencyMs),
  number('input_tokens', ({ usage }) => usage?.inputTokens),
  number('output_tokens', ({ usage }) => usage?.outputTokens),
  text('prompt_hash', ({ promptHash }) => promptHash),
]

function textOf(value: AnswerValue | null | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value)
}

function numberOf(value: AnswerValue | null | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}

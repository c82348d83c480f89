import type { ReadingContext } from './reading'

/** A line of answers: its object, and what is read in it. */
export interface AnswerRecord {
  readonly cells: Readonly<Record<string, unknown>>
  readonly answer: string
  readonly context: ReadingContext
}

/**
 * The answer in a line of JSONL; one without any text is empty.
 * @param keys of the answer and of the question in the object
 * @returns undefined where the line is no JSON object
 */
export function answerRecord(
  line: string,
  keys: { readonly answer: string; readonly question: string },
): AnswerRecord | undefined {
  const cells = objectOf(line)
  if (cells === undefined) return undefined
  const question = cells[keys.question]
  return {
    cells,
    answer: textOf(cells[keys.answer]),
    context: typeof question === 'string' ? { question } : {},
  }
}

function objectOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(answer: unknown): string {
  if (typeof answer === 'string') return answer
  return answer === undefined || answer === null ? '' : JSON.stringify(answer)
}

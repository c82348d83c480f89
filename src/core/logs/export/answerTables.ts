import { parquetWriteBuffer } from 'hyparquet-writer'
import { escapeCsv } from '../../runs/formatEscapes'
import type { AnswerLine } from '../../runs/runLog'
import { ANSWER_FIELDS } from './answerFields'

/** Answers as CSV with a header; nothing is an empty field. */
export function csvOfAnswers(answers: readonly AnswerLine[]): string {
  const lines = answers.map((answer) =>
    ANSWER_FIELDS.map(({ valueOf }) => escapeCsv(String(valueOf(answer) ?? ''))).join(','),
  )
  return `${[ANSWER_FIELDS.map(({ name }) => name).join(','), ...lines].join('\n')}\n`
}

/** Answers as a Parquet file; nothing is null. */
export function parquetOfAnswers(answers: readonly AnswerLine[]): Uint8Array {
  const columnData = ANSWER_FIELDS.map(({ name, type, valueOf }) => ({
    name,
    type,
    data: answers.map((answer) => valueOf(answer) ?? null),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}

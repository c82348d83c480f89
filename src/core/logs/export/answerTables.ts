import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { escapeCsv } from '../../runs/formatEscapes'
import type { AnswerLine } from '../../runs/runLog'
import type { StandingAnswers } from '../../runs/standingAnswers'
import { ANSWER_FIELDS } from './answerFields'
import { NewFile } from './newFile'

/** Rows of a Parquet file that are written, and read, together. */
const ROW_GROUP = 20_000

/** Writes answers as CSV with a header; nothing is an empty field. Returns the file's path. */
export async function writeCsv(answers: StandingAnswers, out: string): Promise<string> {
  const file = new NewFile(out)
  try {
    file.write(`${ANSWER_FIELDS.map(({ name }) => name).join(',')}\n`)
    await answers.each((answer) => {
      const fields = ANSWER_FIELDS.map(({ valueOf }) => escapeCsv(String(valueOf(answer) ?? '')))
      file.write(`${fields.join(',')}\n`)
    })
  } finally {
    file.close()
  }
  return file.path
}

/** Writes answers as a Parquet file; nothing is null. Returns the file's path. */
export async function writeParquet(answers: StandingAnswers, out: string): Promise<string> {
  const file = new NewFile(out)
  try {
    const writer = new ByteWriter()
    const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnsOf([]) }) })
    const flush = () => {
      file.writeBytes(writer.getBytes())
      writer.index = 0
    }
    let rows: AnswerLine[] = []
    const writeRows = () => {
      if (rows.length > 0) void parquet.write({ columnData: columnsOf(rows), rowGroupSize: ROW_GROUP })
      rows = []
      flush()
    }
    await answers.each((answer) => {
      if (rows.push(answer) === ROW_GROUP) writeRows()
    })
    writeRows()
    void parquet.finish()
    flush()
  } finally {
    file.close()
  }
  return file.path
}

function columnsOf(answers: readonly AnswerLine[]) {
  return ANSWER_FIELDS.map(({ name, type, valueOf }) => ({
    name,
    type,
    data: answers.map((answer) => valueOf(answer) ?? null),
  }))
}

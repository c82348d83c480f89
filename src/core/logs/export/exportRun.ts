import { unreachable } from '../../errors'
import { standingAnswers } from '../../runs/standingAnswers'
import { writeCsv, writeParquet } from './answerTables'
import { writeInspectLogs } from './inspectLogs'

export const EXPORT_FORMATS = ['csv', 'parquet', 'inspect'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What was written. */
export interface RunExported {
  readonly answers: number
  readonly files: readonly string[]
}

/**
 * Writes a run's answers for other programs, overrides applied: a table, or logs of Inspect. The log may be larger than
 * memory.
 * @param out file of the table; for Inspect a folder, which gets a log for each model and task
 * @throws ReoError when the run log cannot be read, or a file exists or cannot be written
 */
export async function exportRun(file: string, format: ExportFormat, out: string): Promise<RunExported> {
  const answers = await standingAnswers(file)
  switch (format) {
    case 'csv':
      return { answers: answers.count, files: [await writeCsv(answers, out)] }
    case 'parquet':
      return { answers: answers.count, files: [await writeParquet(answers, out)] }
    case 'inspect':
      return { answers: answers.count, files: await writeInspectLogs(answers, out) }
    default:
      return unreachable(format)
  }
}

import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { messageOf, ReoError, unreachable } from '../../errors'
import { readRun } from '../../runs/readRun'
import { csvOfAnswers, parquetOfAnswers } from './answerTables'
import { inspectLogs } from './inspectLogs'

export const EXPORT_FORMATS = ['csv', 'parquet', 'inspect'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What was written. */
export interface RunExported {
  readonly answers: number
  readonly files: readonly string[]
}

/**
 * Writes a run's answers for other programs, overrides applied: a table, or logs of Inspect.
 * @param out file of the table; for Inspect a folder, which gets a log for each model and task
 * @throws ReoError when the run log cannot be read, or a file exists or cannot be written
 */
export async function exportRun(file: string, format: ExportFormat, out: string): Promise<RunExported> {
  const run = await readRun(file)
  const answers = run.answers.length
  switch (format) {
    case 'csv':
      return { answers, files: [await writeNew(out, csvOfAnswers(run.answers))] }
    case 'parquet':
      return { answers, files: [await writeNew(out, parquetOfAnswers(run.answers))] }
    case 'inspect': {
      const files: string[] = []
      await mkdir(out, { recursive: true })
      for (const { name, log } of inspectLogs(run)) {
        files.push(await writeNew(path.join(out, name), `${JSON.stringify(log, undefined, 2)}\n`))
      }
      return { answers, files }
    }
    default:
      return unreachable(format)
  }
}

/** Writes a file that does not exist yet, and returns its path. */
async function writeNew(file: string, content: string | Uint8Array): Promise<string> {
  try {
    await writeFile(file, content, { flag: 'wx' })
    return path.resolve(file)
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new ReoError(
      exists ? 'The file exists already' : `The file cannot be written (${messageOf(error)})`,
      {
        where: file,
        mend: 'Write to another.',
        cause: error,
      },
    )
  }
}

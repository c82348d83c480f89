import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { reasonOf, ReoError } from '../../core/errors'
import { Resources } from '../resources/resources'
import { StatusReporter } from '../resources/statusReporter'
import { savedReportPage } from './savedReportPage'

/** Where a program without an editor keeps what can be made again, and its models. */
export interface ReportFolders {
  readonly storage: string
  readonly models: string
}

/**
 * Writes a run's report as one page of HTML.
 * @returns its size in bytes
 * @throws ReoError when the run log cannot be read or the page cannot be written
 */
export async function writeSavedReport(
  file: string,
  out: string,
  { storage, models }: ReportFolders,
): Promise<number> {
  const resources = new Resources(
    { storagePath: storage, modelsPath: models, workingDirectory: process.cwd(), device: 'auto' },
    new StatusReporter(() => {}),
  )
  const { page } = await savedReportPage(resources, path.resolve(file))
  try {
    await writeFile(out, page)
  } catch (error) {
    throw new ReoError(`The report cannot be written: ${reasonOf(error)}`, {
      where: out,
      mend: 'Give a file in a folder that can be written to.',
      cause: error,
    })
  }
  return Buffer.byteLength(page)
}

import { rm, writeFile } from 'node:fs/promises'
import { unreachable } from '../../core/errors'
import { exportRun, type RunExported } from '../../core/logs/export/exportRun'
import { buildReport } from '../../core/runs/buildReport'
import { formatReport } from '../../core/runs/formatReport'
import type { ExportRunParams } from '../../protocol/kernel'
import { savedReportPage } from '../report/savedReportPage'
import type { Resources } from '../resources/resources'

/** Bootstrap samples of a report's intervals. */
const RESAMPLES = 1000

/**
 * Writes a run's answers, or its report, to a file, in whose place a person was asked about; logs of Inspect to a folder.
 * @throws ReoError when the run log cannot be read or a file cannot be written
 */
export async function exportRunAs(
  resources: Resources,
  { file, format, out }: ExportRunParams,
): Promise<RunExported> {
  switch (format) {
    case 'csv':
    case 'parquet':
      await rm(out, { force: true })
      return exportRun(file, format, out)
    case 'inspect':
      return exportRun(file, format, out)
    case 'html': {
      const { report, page } = await savedReportPage(resources, file)
      await writeFile(out, page)
      return { answers: report.summary.answers, files: [out] }
    }
    case 'md':
    case 'latex': {
      const run = await resources.readRun(file)
      await writeFile(out, formatReport([buildReport(run, { bootstrap: RESAMPLES })], format))
      return { answers: run.answers.length, files: [out] }
    }
    default:
      return unreachable(format)
  }
}

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { packageRoot } from '../../core/demo/packageRoot'
import { reasonOf, ReoError } from '../../core/errors'
import { SAVED_REPORT_BUDGET, SAVED_REPORT_ELEMENT, type SavedReport } from '../../protocol/savedReport'
import type { Resources } from '../resources/resources'
import { savedReport } from './savedReport'

/** Bytes of a page around its script and its report. */
const FRAME = 2000

/**
 * A run's report as one page of HTML that needs nothing else: figures, their script and pictures, and no way to a network.
 * @param script file of the script; that which is shipped where it is absent
 * @throws ReoError when the run log or the script cannot be read
 */
export async function savedReportPage(
  resources: Resources,
  file: string,
  script = path.join(packageRoot(), 'dist', 'report', 'savedReport.js'),
): Promise<{ readonly report: SavedReport; readonly page: string }> {
  // A script ends where its end tag stands, also within its strings.
  const program = (await readScript(script)).replaceAll('</script', '<\\/script')
  const room = SAVED_REPORT_BUDGET - Buffer.byteLength(program) - FRAME
  const report = await savedReport(resources, file, room)
  return { report, page: pageOf(report, program) }
}

function pageOf(report: SavedReport, program: string): string {
  const hash = createHash('sha256').update(program).digest('base64')
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`
  const title = escaped(path.basename(report.summary.path))
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
</head>
<body>
<script type="application/json" id="${SAVED_REPORT_ELEMENT}">${inScript(report)}</script>
<script>${program}</script>
</body>
</html>
`
}

/** JSON that cannot end the element that it stands in, whatever is written in answers. */
function inScript(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

async function readScript(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    throw new ReoError(`The script of saved reports cannot be read: ${reasonOf(error)}`, {
      where: file,
      mend: 'Build or install REO Notebook again.',
      cause: error,
    })
  }
}

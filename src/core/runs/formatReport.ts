import { escapeCsv, escapeLatex, escapeMarkdown } from './formatEscapes'
import { latexTable, markdownTable } from './formatTable'
import type { RunReport } from './report'
import { reportNotes, reportTitle } from './reportNotes'
import { reportRecords } from './reportRecords'
import { reportSections } from './reportSections'

export const REPORT_FORMATS = ['md', 'json', 'csv', 'latex'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/**
 * Reports as text that ends in a newline: Markdown and LaTeX for people, rounded; JSON and CSV for machines, in full
 * precision. LaTeX needs the package booktabs.
 */
export function formatReport(reports: readonly RunReport[], format: ReportFormat): string {
  switch (format) {
    case 'md':
      return `${reports.map(markdownReport).join('\n\n')}\n`
    case 'json':
      return `${JSON.stringify(reports, undefined, 2)}\n`
    case 'csv':
      return csvReport(reports)
    case 'latex':
      return `${reports.map(latexReport).join('\n\n')}\n`
  }
}

function markdownReport(report: RunReport): string {
  return [
    `# ${escapeMarkdown(reportTitle(report))}`,
    reportNotes(report)
      .map((note) => `- ${escapeMarkdown(note)}`)
      .join('\n'),
    ...reportSections(report).map(
      ({ title, table }) => `## ${escapeMarkdown(title)}\n\n${markdownTable(table)}`,
    ),
  ].join('\n\n')
}

function latexReport(report: RunReport): string {
  return [
    `\\section*{${escapeLatex(reportTitle(report))}}`,
    reportNotes(report).map(escapeLatex).join('\n'),
    ...reportSections(report).map(({ title, table }) =>
      [
        '\\begin{table}[htbp]',
        '\\centering',
        `\\caption{${escapeLatex(`${title}: ${reportTitle(report)}`)}}`,
        latexTable(table),
        '\\end{table}',
      ].join('\n'),
    ),
  ].join('\n\n')
}

function csvReport(reports: readonly RunReport[]): string {
  const records = reports.flatMap(reportRecords)
  const names = Object.keys(records.at(0) ?? {})
  const lines = records.map((record) => names.map((name) => escapeCsv(String(record[name] ?? ''))).join(','))
  return `${[names.join(','), ...lines].join('\n')}\n`
}

import type { CheckReport } from '../../../core/checks/checkDataset'
import { type Finding, type Occurrence, type Severity, SEVERITIES } from '../../../core/checks/finding'

/** Occurrences of a finding that are printed. */
const SHOWN = 5

/** A report as lines for people; control characters that a file smuggles in are shown as �. */
export function describeReport(report: CheckReport): string {
  const { dataset, split, samples, images, findings } = report
  const which = split === undefined ? '' : `, ${split}`
  const looked = images === samples ? 'their imagery too' : `the imagery of ${grouped(images)} of them`
  const lines = [
    `${dataset.name}${which}${dataset.synthetic ? ' (synthetic)' : ''}`,
    `${grouped(samples)} samples checked, ${looked}`,
    summaryOf(findings),
    ...findings.flatMap((finding) => ['', ...linesOf(finding)]),
  ]
  return lines.join('\n').replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd')
}

function summaryOf(findings: readonly Finding[]): string {
  const parts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [plural(count, severity)]
  })
  return parts.length === 0 ? 'nothing found' : `${parts.join(', ')} found`
}

function linesOf({ severity, id, title, count, occurrences, mend }: Finding): string[] {
  const shown = occurrences.slice(0, SHOWN)
  const more = count - shown.length
  return [
    `${severity}  ${title}: ${grouped(count)}  [${id}]`,
    ...shown.map((occurrence) => `  ${wordsOf(occurrence)}`),
    ...(more > 0 ? [`  and ${grouped(more)} more`] : []),
    `  → ${mend}`,
  ]
}

function wordsOf({ sample, where, detail }: Occurrence): string {
  return [sample ?? where, detail].filter((part) => part !== undefined).join(': ')
}

function plural(count: number, severity: Severity): string {
  return `${count} ${count === 1 ? severity : `${severity}s`}`
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

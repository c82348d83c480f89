import type { CheckReport } from './checkDataset'
import { type Finding, type Occurrence, type Severity, SEVERITIES } from './finding'

/** Occurrences of a finding that are printed. */
const SHOWN = 5

/** A report as lines for people; control characters that a file smuggles in are shown as �. */
export function describeReport(report: Omit<CheckReport, 'dataset'>): string {
  const { findings } = report
  const lines = [
    coverageOf(report),
    summaryOf(findings),
    ...findings.flatMap((finding) => ['', ...linesOf(finding)]),
  ]
  return lines.join('\n').replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd')
}

/** How much was looked at, such as "400 samples of split test checked, and the imagery of 100 of them". */
export function coverageOf({ split, samples, images }: Omit<CheckReport, 'dataset' | 'findings'>): string {
  const which = split === undefined ? '' : ` of split ${split}`
  const imagery = images === samples ? 'with their imagery' : `and the imagery of ${grouped(images)} of them`
  return `${grouped(samples)} samples${which} checked, ${imagery}`
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

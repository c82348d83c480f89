import { type Command, InvalidArgumentError, Option } from 'commander'
import { buildReport } from '../../core/runs/buildReport'
import { formatReport, REPORT_FORMATS, type ReportFormat } from '../../core/runs/formatReport'
import { readRun } from '../../core/runs/readRun'
import type { RunReport } from '../../core/runs/report'
import { sliceColumn } from '../../core/runs/reportSlices'
import { action } from '../run'

interface ReportOptions {
  readonly format: ReportFormat
  readonly bootstrap: number
  readonly by?: string
}

/** `reo report`: the figures of runs, with intervals and coverage. */
export function registerReport(program: Command): void {
  program
    .command('report')
    .description('print the figures of runs, with intervals and coverage')
    .argument('<run...>', 'run logs, NAME.reo.jsonl')
    .addOption(new Option('--format <format>', 'format to print').choices(REPORT_FORMATS).default('md'))
    .option('--bootstrap <n>', 'resamples of the 95 % intervals, 0 for none', resamples, 1000)
    .option('--by <column>', 'also by a metadata column of the data set, or by "landCover", the true class')
    .action(action(report))
}

async function report(runs: readonly string[], { format, bootstrap, by }: ReportOptions): Promise<void> {
  const reports: RunReport[] = []
  for (const file of runs) {
    const run = await readRun(file)
    const slices = by === undefined ? undefined : { by, valueOf: await sliceColumn(run, by) }
    reports.push(buildReport(run, { bootstrap, ...(slices && { slices }) }))
  }
  process.stdout.write(formatReport(reports, format))
}

function resamples(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= 0 && value <= 1_000_000) return value
  throw new InvalidArgumentError('give a whole number from 0 to 1,000,000.')
}

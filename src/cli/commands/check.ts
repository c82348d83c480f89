import { type Command, Option } from 'commander'
import { type CheckReport, checkDataset } from '../../core/checks/checkDataset'
import { describeReport } from '../../core/checks/describeReport'
import { checkProgressText } from '../../core/checks/progressText'
import { type Split, SPLITS } from '../../core/dataset/sample'
import { openData } from '../openData'
import { action } from '../run'
import { say, sayJson } from '../say'
import { withProgress } from '../withDataset'

interface CheckCommandOptions {
  readonly split?: Split
  readonly all?: boolean
  readonly json?: boolean
}

const FAILED = 1

/** `reo check`: every problem of a data set; fails when one of them is an error. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('say what is wrong with a data set: images, labels, duplicates, leakage between splits')
    .argument('<data>', 'data set, or "demo"')
    .addOption(new Option('--split <split>', 'only one split').choices(SPLITS))
    .option('--all', 'read the imagery of every sample, not of 1000 a split')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code 1 when there is a finding of severity "error", or the check failed.')
    .action(action(check))
}

async function check(data: string, { split, all, json }: CheckCommandOptions): Promise<void> {
  const dataset = await openData(data)
  try {
    const report = await withProgress((progress, signal) =>
      checkDataset(dataset, {
        ...(split !== undefined && { split }),
        all: all === true,
        signal,
        onProgress: (reached) => progress.show(checkProgressText(reached)),
      }),
    )
    if (json === true) sayJson(report, 2)
    else say(textOf(report))
    if (report.findings.some(({ severity }) => severity === 'error')) process.exitCode = FAILED
  } finally {
    await dataset.close()
  }
}

function textOf(report: CheckReport): string {
  const { name, synthetic } = report.dataset
  return `${name}${synthetic ? ' (synthetic)' : ''}\n${describeReport(report)}`
}

import type { Command } from 'commander'
import { checkAnnotations } from '../../../core/annotation/checkAnnotations'
import { describeCheck } from '../../../core/annotation/describeAnnotations'
import { readCatalogue, shippedCatalogue } from '../../../core/annotation/templates/readCatalogue'
import { action } from '../../run'
import { say, sayJson } from '../../say'
import { withDataset, withProgress } from '../../withDataset'

interface CheckOptions {
  readonly data: string
  readonly templates?: string
  readonly json?: true
}

const FAILED = 1

/** `reo annotate check`: holds the texts of an annotation log to their data set anew; fails when one breaks a rule. */
export function registerAnnotateCheck(annotate: Command): void {
  annotate
    .command('check')
    .description('hold the texts of annotations to the data set: values, classes, shares, chain, wording')
    .argument('<file>', 'annotations, NAME.reo-annotations.jsonl')
    .requiredOption('--data <data>', 'data set that they are about, or "demo"')
    .option('--templates <file>', 'templates that they were made from (default: our own)')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code 1 when a text breaks a rule or a line cannot be read.')
    .action(action(check))
}

async function check(file: string, { data, templates, json }: CheckOptions): Promise<void> {
  const catalogue = await readCatalogue(templates ?? shippedCatalogue())
  const checked = await withDataset(data, (dataset) =>
    withProgress((progress, signal) => {
      const onProgress = (texts: number) => progress.show(`${texts} texts checked`)
      return checkAnnotations({ file, dataset, catalogue, signal, onProgress })
    }),
  )
  if (json === true) sayJson(checked, 2)
  else say(describeCheck(checked))
  if (checked.rules.length > 0 || checked.problems.length > 0 || checked.unknown > 0)
    process.exitCode = FAILED
}

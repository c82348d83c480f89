import { type Command, InvalidArgumentError, Option } from 'commander'
import { PUBLICATION_FORMATS, type PublicationFormat } from '../../../core/annotation/publish/publication'
import { type Published, publishAnnotations } from '../../../core/annotation/publish/publishAnnotations'
import type { SplitShares } from '../../../core/annotation/publish/splits'
import { action } from '../../run'
import { say, sayJson } from '../../say'
import { wholeNumberFrom } from '../../wholeNumber'
import { withDataset, withProgress } from '../../withDataset'

interface ExportOptions {
  readonly data: string
  readonly as: PublicationFormat
  readonly splits: 'keep' | 'tile'
  readonly shares: SplitShares
  readonly seed: number
  readonly out: string
  readonly json?: true
}

/** Samples left out that are named one by one. */
const NAMED = 10

/** `reo annotate export`: annotated patches as a data set that others read. */
export function registerAnnotateExport(annotate: Command): void {
  annotate
    .command('export')
    .description('publish annotated patches as a data set')
    .argument('<annotations>', 'annotations, NAME.reo-annotations.jsonl')
    .requiredOption('--data <data>', 'data set that they are about, or "demo"')
    .addOption(
      new Option('--as <format>', 'what to write').choices(PUBLICATION_FORMATS).makeOptionMandatory(),
    )
    .requiredOption('--out <folder>', 'folder to write, new or empty')
    .addOption(
      new Option('--splits <how>', 'those of the data set, which must not share a tile, or new ones by tile')
        .choices(['keep', 'tile'])
        .default('keep'),
    )
    .addOption(
      new Option('--shares <list>', 'of training, validation and test, for new splits')
        .argParser(readShares)
        .default({ train: 0.8, val: 0.1, test: 0.1 }, '0.8,0.1,0.1'),
    )
    .option('--seed <n>', 'of new splits', wholeNumberFrom(0), 1)
    .option('--json', 'print the result as JSON')
    .action(action(exportAnnotations))
}

async function exportAnnotations(log: string, options: ExportOptions): Promise<void> {
  const { data, as: format, out, splits, shares, seed, json } = options
  const published = await withDataset(data, (dataset) =>
    withProgress((progress, signal) =>
      publishAnnotations(dataset, log, {
        format,
        out,
        splits: splits === 'keep' ? { kind: 'keep' } : { kind: 'tile', shares, seed },
        signal,
        onProgress: (done, total) => progress.show(`${done} of ${total} patches`, done >= total),
      }),
    ),
  )
  if (json === true) sayJson(published)
  else say(describe(published))
}

function describe({ path, samples, texts, leftOut }: Published): string {
  const { train, val, test } = samples
  return [
    `${path}: texts ${texts}, patches ${train + val + test} (training ${train}, validation ${val}, test ${test})`,
    ...leftOut.slice(0, NAMED).map(({ sample, reason }) => `left out: ${sample}: ${reason}`),
    ...(leftOut.length > NAMED ? [`left out: ${leftOut.length - NAMED} more`] : []),
  ].join('\n')
}

function readShares(text: string): SplitShares {
  const shares = text.split(',').map(Number)
  const sum = shares.reduce((total, share) => total + share, 0)
  if (shares.length !== 3 || !shares.every((share) => share >= 0) || Math.abs(sum - 1) > 1e-9) {
    throw new InvalidArgumentError('Give three shares that add up to 1, such as 0.8,0.1,0.1.')
  }
  const [train, val, test] = shares
  return { train, val, test }
}

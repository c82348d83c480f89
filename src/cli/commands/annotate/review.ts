import { type Command, Option } from 'commander'
import { type Split, SPLITS } from '../../../core/dataset/sample'
import { ReoError } from '../../../core/errors'
import { type AgreementRow, agreementRows } from '../../../core/review/agreementRows'
import { exportReviewed, type ReviewExported } from '../../../core/review/exportReviewed'
import { agreementTable, progressTable } from '../../../core/review/reviewTables'
import { readReviewState, type ReviewState } from '../../../core/review/reviewedTexts'
import { type ReviewSummary, summariseReview } from '../../../core/review/reviewSummary'
import { plainTable } from '../../../core/runs/formatTable'
import { counted } from '../../counted'
import { action } from '../../run'
import { wholeNumberFrom } from '../../wholeNumber'
import { say, sayJson } from '../../say'

interface ReviewOptions {
  readonly stats?: true
  readonly export?: string
  readonly reviewers?: number
  readonly split?: Split
  readonly bootstrap: number
  readonly seed: number
  readonly json?: true
}

/** `reo annotate review`: what reviewers have decided about texts, how well they agree, and the texts that they found right. */
export function registerAnnotateReview(annotate: Command): void {
  annotate
    .command('review')
    .description('what reviewers have decided about the texts of annotations')
    .argument('<file>', 'annotations, NAME.reo-annotations.jsonl, with review logs beside them')
    .option('--stats', 'progress and agreement (the default)')
    .option('--export <file>', 'write the texts that were found right, corrected where they were')
    .option('--reviewers <n>', 'of the export: reviewers that have to have decided', wholeNumberFrom(1))
    .addOption(new Option('--split <split>', 'of the export: one split only').choices(SPLITS))
    .option('--bootstrap <n>', 'resamples of the intervals, 0 for none', wholeNumberFrom(0, 1_000_000), 1000)
    .option('--seed <n>', 'seed of the resamples', wholeNumberFrom(0, 2 ** 32 - 1), 0)
    .option('--json', 'print JSON, in full precision')
    .action(action(review))
}

async function review(file: string, options: ReviewOptions): Promise<void> {
  const { export: out, reviewers, split, bootstrap, seed, json } = options
  if (out === undefined && (reviewers !== undefined || split !== undefined))
    throw new ReoError('--reviewers and --split choose what is exported', { mend: 'Give --export too.' })
  const state = await readReviewState(file)
  const summary = summariseReview(state.reviewed, state.reviewers, state.total, { bootstrap, seed })
  const wanted = { ...(reviewers !== undefined && { reviewers }), ...(split && { split }) }
  const exported = out === undefined ? undefined : await exportReviewed(file, out, wanted)
  for (const { where, message } of state.problems) process.stderr.write(`${where}: ${message}\n`)
  if (json) sayJson({ ...summary, problems: state.problems, exported }, 2)
  else say(describe(state, summary, exported).join('\n\n'))
}

function describe(
  { header }: ReviewState,
  summary: ReviewSummary,
  exported: ReviewExported | undefined,
): readonly string[] {
  const { total, outcomes, reviewers, agreement } = summary
  const { accepted, corrected, rejected, disputed, open } = outcomes
  return [
    `${header.dataset.name}: ${counted(total, 'text')}, ${accepted} accepted, ${corrected} corrected, ${rejected} rejected, ${disputed} disputed, ${open} open`,
    ...(reviewers.length === 0
      ? ['Nobody has decided about a text yet.']
      : [plainTable(progressTable(summary)), agreementText(agreementRows(agreement))]),
    ...(exported === undefined ? [] : [exportText(exported)]),
  ]
}

function agreementText(rows: readonly AgreementRow[]): string {
  if (rows.length === 0)
    return 'No text has been decided about by two reviewers, so that agreement is not known.'
  const note =
    'Verdicts before disagreements were settled; brackets: 95 % intervals from resamples of whole samples.'
  return `${plainTable(agreementTable(rows))}\n\n${note}`
}

function exportText({ path, accepted, corrected, rejected, disputed, waiting }: ReviewExported): string {
  return `${path}: ${counted(accepted + corrected, 'text')}, ${corrected} of them corrected; ${rejected} rejected, left out ${disputed} disputed and ${waiting} that too few have decided about`
}

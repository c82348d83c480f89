import { TASK_DESCRIPTIONS } from '../../../core/benchmark/tasks'
import type { AnnotationHeader } from '../../../core/annotation/annotationLog'
import { agreementRows, UNDEFINED_AGREEMENT } from '../../../core/review/agreementRows'
import { STRATIFIER_TITLES } from '../../../core/review/sampling/levels'
import type { StratifiedSample } from '../../../core/review/sampling/stratifiedSample'
import type { ReviewAgreement } from '../../../core/review/reviewAgreement'
import type { ReviewSummary } from '../../../core/review/reviewSummary'
import type { PayloadSource, TablePayload } from '../../../protocol/payloads'
import type { ReviewPayload, ReviewStanding } from '../../../protocol/reviews'

/** What a review is of, and how it stands. */
export interface ReviewParts {
  readonly header: AnnotationHeader
  readonly source: PayloadSource
  readonly summary: ReviewSummary
  readonly strata: StratifiedSample['strata']
}

/** Texts for people to review: which samples they are about; the texts themselves come by query. */
export function reviewPayload(
  { header, source, summary, strata }: ReviewParts,
  chosen: Pick<ReviewPayload, 'aim' | 'reviewer' | 'samples' | 'available' | 'missing'>,
): ReviewPayload {
  return {
    version: 1,
    title: `${chosen.aim === 'review' ? 'Review of texts' : 'Disagreements about texts'} · ${header.dataset.name}`,
    source,
    synthetic: header.dataset.synthetic,
    ...chosen,
    strata: strata.map(({ stratifier, levels }) => ({ title: STRATIFIER_TITLES[stratifier], levels })),
    standing: reviewStanding(summary),
  }
}

/** How a review stands, as outputs show it. */
export function reviewStanding({ agreement, ...summary }: ReviewSummary): ReviewStanding {
  return { ...summary, agreement: agreementRows(agreement) }
}

/** How well reviewers agree, a row for each figure. */
export function agreementPayload(
  { dataset }: AnnotationHeader,
  { agreement, total, reviewers }: ReviewSummary,
): TablePayload {
  return {
    version: 1,
    title: `Agreement of reviewers · ${dataset.name}`,
    synthetic: dataset.synthetic,
    columns: [
      { key: 'of', title: 'agreement on', kind: 'text' },
      { key: 'figure', title: 'figure', kind: 'text' },
      { key: 'value', title: 'value', kind: 'number', digits: 3 },
      { key: 'texts', title: 'texts', kind: 'number', digits: 0 },
      { key: 'same', title: 'found the same', kind: 'number', digits: 3 },
    ],
    rows: agreementRows(agreement).map(({ of, figure, texts, same = null, value }) => ({
      of,
      figure,
      value,
      texts,
      same,
    })),
    notes: agreementNotes(agreement, total, reviewers.length),
  }
}

function agreementNotes(agreement: ReviewAgreement, total: number, reviewers: number): readonly string[] {
  const rows = agreementRows(agreement)
  const tasks = agreement.values.map(({ task }) => TASK_DESCRIPTIONS[task].title)
  return [
    rows.length === 0
      ? `No text has been decided about by two reviewers yet: there are ${reviewers} of them, and ${total} texts.`
      : 'Verdicts before disagreements were settled. Brackets: 95 % intervals from resamples of whole samples.',
    ...(rows.some(({ value }) => value === null) ? [`An empty value is ${UNDEFINED_AGREEMENT}.`] : []),
    ...(tasks.length === 0
      ? []
      : ['As numbers: what reviewers leave in a text, accepted or corrected, with squared differences.']),
  ]
}

import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { Interval } from '../metrics/results'
import { left, right, type TextTable } from '../runs/formatTable'
import type { ReviewAgreement } from './reviewAgreement'
import type { ReviewSummary } from './reviewSummary'

/** What stands where agreement is not defined: nobody could have agreed less, as all chose the same. */
export const UNDEFINED_AGREEMENT = 'not defined: all are the same'

/** One figure of agreement with what it is of. */
export interface AgreementRow {
  /** Such as "Ana and Bo" and "all, biomass". */
  readonly of: string
  readonly figure: "Cohen's κ" | "Krippendorff's α"
  /** Texts that at least two decided about. */
  readonly texts: number
  /** Share of them that both found the same of; of pairs only. */
  readonly same?: number
  /** Null where it is not defined. */
  readonly value: Interval | null
}

/** Every figure of agreement there is: pairs that share no text have none. */
export function agreementRows({ pairs, verdicts, values }: ReviewAgreement): readonly AgreementRow[] {
  return [
    ...pairs.flatMap(({ reviewers, kappa }) =>
      kappa === null
        ? []
        : [
            {
              of: `verdicts of ${reviewers.join(' and ')}`,
              figure: "Cohen's κ" as const,
              texts: kappa.n,
              same: kappa.observed,
              value: kappa.kappa,
            },
          ],
    ),
    ...(verdicts === null
      ? []
      : [
          {
            of: 'verdicts of all',
            figure: "Krippendorff's α" as const,
            texts: verdicts.things,
            value: verdicts.alpha,
          },
        ]),
    ...values.map(({ task, alpha }) => ({
      of: `${TASK_DESCRIPTIONS[task].title}, as numbers`,
      figure: "Krippendorff's α" as const,
      texts: alpha.things,
      value: alpha.alpha,
    })),
  ]
}

/** Reviewers with what they have decided. */
export function progressTable({ reviewers, total }: ReviewSummary): TextTable {
  return {
    columns: ['reviewer', 'decided', 'of', 'accepted', 'corrected', 'rejected'].map((title, index) =>
      index === 0 ? left(title) : right(title),
    ),
    rows: reviewers.map(({ reviewer, decided, verdicts }) =>
      [reviewer, decided, total, verdicts.accept, verdicts.correct, verdicts.reject].map(String),
    ),
  }
}

/** How well reviewers agree, with 95 % intervals where there are any. */
export function agreementTable(agreement: ReviewAgreement): TextTable {
  return {
    columns: [left('agreement on'), left('figure'), right('value'), right('texts'), right('same')],
    rows: agreementRows(agreement).map(({ of, figure, texts, same, value }) => [
      of,
      figure,
      value === null ? UNDEFINED_AGREEMENT : intervalText(value),
      String(texts),
      same === undefined ? '' : `${(100 * same).toFixed(1)} %`,
    ]),
  }
}

function intervalText({ value, low, high }: Interval): string {
  const text = (number: number) => number.toFixed(3)
  return low === high ? text(value) : `${text(value)} [${text(low)}, ${text(high)}]`
}

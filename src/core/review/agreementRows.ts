import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import type { Interval } from '../metrics/results'
import type { ReviewAgreement } from './reviewAgreement'

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

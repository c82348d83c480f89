import type { Interval } from '../metrics/results'
import { left, right, type TextTable } from '../runs/formatTable'
import { type AgreementRow, UNDEFINED_AGREEMENT } from './agreementRows'
import type { ReviewSummary } from './reviewSummary'

/** Reviewers with what they have decided. */
export function progressTable({ reviewers, total }: Pick<ReviewSummary, 'reviewers' | 'total'>): TextTable {
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
export function agreementTable(agreement: readonly AgreementRow[]): TextTable {
  return {
    columns: [left('agreement on'), left('figure'), right('value'), right('texts'), right('same')],
    rows: agreement.map(({ of, figure, texts, same, value }) => [
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

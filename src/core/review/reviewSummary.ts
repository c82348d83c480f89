import type { BootstrapOptions } from '../metrics/bootstrap'
import { reviewAgreement, type ReviewAgreement } from './reviewAgreement'
import { type Outcome, outcomeOf, type ReviewedText } from './reviewedTexts'
import type { Verdict } from './reviewLog'

/** What one reviewer has decided so far. */
export interface ReviewerProgress {
  readonly reviewer: string
  /** Texts with a verdict. */
  readonly decided: number
  readonly verdicts: Readonly<Record<Verdict, number>>
}

/** How far a review is, what became of its texts, and how well reviewers agree. */
export interface ReviewSummary {
  /** Texts to be reviewed. */
  readonly total: number
  readonly reviewers: readonly ReviewerProgress[]
  /** Texts by what became of them; together all of them. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly agreement: ReviewAgreement
}

/**
 * @param reviewed texts, of which those that nobody has decided about may be left out
 * @param total texts to be reviewed
 */
export function summariseReview(
  reviewed: readonly ReviewedText[],
  reviewers: readonly string[],
  total: number,
  options: BootstrapOptions = {},
): ReviewSummary {
  const found = reviewed.map(outcomeOf)
  return {
    total,
    reviewers: reviewers.map((reviewer) => progressOf(reviewer, reviewed)),
    outcomes: {
      accepted: times(found, 'accepted'),
      corrected: times(found, 'corrected'),
      rejected: times(found, 'rejected'),
      disputed: times(found, 'disputed'),
      open: times(found, 'open') + total - reviewed.length,
    },
    agreement: reviewAgreement(reviewed, reviewers, options),
  }
}

function progressOf(reviewer: string, reviewed: readonly ReviewedText[]): ReviewerProgress {
  const own = reviewed.flatMap(({ verdicts }) => verdicts.filter((each) => each.reviewer === reviewer))
  const found = own.map(({ line }) => line.verdict)
  return {
    reviewer,
    decided: own.length,
    verdicts: {
      accept: times(found, 'accept'),
      correct: times(found, 'correct'),
      reject: times(found, 'reject'),
    },
  }
}

function times<Item>(items: readonly Item[], wanted: Item): number {
  return items.filter((item) => item === wanted).length
}

import type { ReviewPayload, ReviewProgress, ShownText } from '../../../src/protocol/reviews'

/** A review of two patches that Ana and Bo have begun. */
export const reviewPayload: ReviewPayload = {
  version: 1,
  title: 'Review of texts · demo',
  source: { dataset: 'demo', annotations: '/data/demo.reo-annotations.jsonl' },
  synthetic: true,
  aim: 'review',
  samples: ['a', 'b'],
  available: 10,
  missing: 0,
  strata: [
    {
      title: 'Land cover',
      levels: [
        { level: 'Closed forest', available: 8, chosen: 1 },
        { level: 'Water', available: 2, chosen: 1 },
      ],
    },
  ],
  standing: {
    total: 3,
    reviewers: [
      { reviewer: 'Ana', decided: 1, verdicts: { accept: 1, correct: 0, reject: 0 } },
      { reviewer: 'Bo', decided: 1, verdicts: { accept: 0, correct: 0, reject: 1 } },
    ],
    outcomes: { accepted: 0, corrected: 0, rejected: 0, disputed: 1, open: 2 },
    agreement: [
      {
        of: 'verdicts of Ana and Bo',
        figure: "Cohen's κ",
        texts: 1,
        same: 0,
        value: { value: 0.4932, low: 0.2, high: 0.7 },
      },
      { of: 'verdicts of all', figure: "Krippendorff's α", texts: 1, value: null },
    ],
  },
}

/** How far it is, with so many texts decided in each patch. */
export function reviewProgress(decided: readonly [number, number], reviewer = 'Ana'): ReviewProgress {
  return {
    reviewer,
    standing: reviewPayload.standing,
    samples: [
      { texts: 2, decided: decided[0], disputed: 0 },
      { texts: 1, decided: decided[1], disputed: 0 },
    ],
    problems: [],
  }
}

/** A text about the patch `a`. */
export function shownText(more: Partial<ShownText> & Pick<ShownText, 'id'>): ShownText {
  return {
    task: 'agb',
    register: 'plain',
    question: 'How much biomass?',
    answer: 'About 120 Mg/ha.',
    value: 120,
    checks: [
      { rule: 'value', outcome: 'passed' },
      { rule: 'near-duplicate', outcome: 'mended', detail: 'like another' },
    ],
    verdicts: [],
    ...more,
  }
}

import { type Task, TASK_DESCRIPTIONS, TASKS } from '../benchmark/tasks'
import type { BootstrapOptions } from '../metrics/bootstrap'
import { cohensKappa, type Kappa } from './agreement/cohensKappa'
import { type Alpha, intervalAlpha, nominalAlpha } from './agreement/krippendorffsAlpha'
import type { ReviewedText } from './reviewedTexts'
import type { VerdictLine } from './reviewLog'

/** How well two reviewers agree on verdicts. */
export interface PairAgreement {
  readonly reviewers: readonly [first: string, second: string]
  /** Null where they have decided about no text both. */
  readonly kappa: Kappa | null
}

/** How well reviewers agree, before disagreements were settled. Samples are drawn together in resamples. */
export interface ReviewAgreement {
  readonly pairs: readonly PairAgreement[]
  /** Of the verdicts of all reviewers, as labels; null where no text has two. */
  readonly verdicts: Alpha | null
  /** Of the numbers that reviewers hold right, in tasks whose texts state some. */
  readonly values: readonly { readonly task: Task; readonly alpha: Alpha }[]
}

/** Cohen's κ of every two reviewers and Krippendorff's α of all: of verdicts, and of the numbers that they hold right. */
export function reviewAgreement(
  reviewed: readonly ReviewedText[],
  reviewers: readonly string[],
  options: BootstrapOptions = {},
): ReviewAgreement {
  const verdicts = reviewed.map((each) => ({
    unit: each.text.sample,
    values: each.verdicts.map(({ line }) => line.verdict),
  }))
  return {
    pairs: pairsOf(reviewers).map((pair) => ({
      reviewers: pair,
      kappa: cohensKappa(labelsOf(reviewed, pair), options),
    })),
    verdicts: nominalAlpha(verdicts, options),
    values: TASKS.filter((task) => TASK_DESCRIPTIONS[task].kind === 'regression').flatMap((task) => {
      const alpha = intervalAlpha(numbersOf(reviewed, task), options)
      return alpha === null ? [] : [{ task, alpha }]
    }),
  }
}

function pairsOf(reviewers: readonly string[]): readonly (readonly [string, string])[] {
  return reviewers.flatMap((first, index) =>
    reviewers.slice(index + 1).map((second) => [first, second] as const),
  )
}

function labelsOf(reviewed: readonly ReviewedText[], [first, second]: readonly [string, string]) {
  return reviewed.flatMap(({ text, verdicts }) => {
    const [one, other] = [first, second].map((name) => verdicts.find(({ reviewer }) => reviewer === name))
    return one === undefined || other === undefined
      ? []
      : [{ first: one.line.verdict, second: other.line.verdict, unit: text.sample }]
  })
}

function numbersOf(reviewed: readonly ReviewedText[], task: Task) {
  return reviewed
    .filter(({ text }) => text.task === task)
    .map(({ text, verdicts }) => ({
      unit: text.sample,
      values: verdicts.flatMap(({ line }) => numberHeldRight(line, text.value)),
    }))
}

/** The number that a reviewer leaves in a text; none where the text is rejected. */
function numberHeldRight(line: VerdictLine, stated: unknown): readonly number[] {
  const value = line.verdict === 'accept' ? stated : line.verdict === 'correct' ? line.value : undefined
  return typeof value === 'number' ? [value] : []
}

import { eachAnnotation } from '../annotation/readAnnotations'
import type { AnnotationHeader, LineProblem, TextLine } from '../annotation/annotationLog'
import { findReviewFiles } from './reviewFiles'
import { decisionKey, mergeReviews, type Reviews, type Settlement } from './mergeReviews'
import { readReviewLog } from './readReviewLog'
import type { VerdictLine } from './reviewLog'
import { textHash } from './textHash'

/** What a reviewer decides about a text. */
export interface OwnVerdict {
  readonly reviewer: string
  readonly line: VerdictLine
}

/** A text with what reviewers find it to be; decisions about what it said before it changed are none. */
export interface ReviewedText {
  readonly text: TextLine
  readonly verdicts: readonly OwnVerdict[]
  readonly settled?: Settlement
}

/** What became of a text: `disputed` where reviewers differ and nobody has settled it. */
export type Outcome = 'accepted' | 'corrected' | 'rejected' | 'disputed' | 'open'

/** Annotations that somebody has decided about, with the decisions. */
export interface ReviewState {
  readonly header: AnnotationHeader
  /** Texts of the annotations in all. */
  readonly total: number
  /** Names of all who have a review log. */
  readonly reviewers: readonly string[]
  /** Texts that at least one log names. */
  readonly reviewed: readonly ReviewedText[]
  readonly problems: readonly LineProblem[]
}

/** The review logs beside annotations, taken together. @throws ReoError when one cannot be read */
export async function readReviews(annotations: string): Promise<Reviews> {
  const files = await findReviewFiles(annotations)
  return mergeReviews(await Promise.all(files.map(readReviewLog)))
}

/**
 * Reads annotations together with the review logs beside them; of the texts only those that somebody has decided about
 * are held.
 * @throws ReoError when the annotations or a log cannot be read
 */
export async function readReviewState(annotations: string): Promise<ReviewState> {
  const reviews = await readReviews(annotations)
  const named = textsNamedIn(reviews)
  const texts = new Map<string, TextLine>()
  const all = new Set<string>()
  const { header, problems } = await eachAnnotation(annotations, (line) => {
    if (line.type !== 'text' && line.type !== 'removed') return
    if (line.type === 'removed') {
      all.delete(line.id)
      texts.delete(line.id)
      return
    }
    all.add(line.id)
    if (named.has(line.id)) texts.set(line.id, line)
  })
  const joined = joinReviews([...texts.values()], reviews)
  return {
    header,
    total: all.size,
    reviewers: reviews.reviewers.map(({ reviewer }) => reviewer),
    reviewed: joined.reviewed.filter(({ verdicts, settled }) => verdicts.length > 0 || settled !== undefined),
    problems: [
      ...problems,
      ...reviews.problems,
      ...about(annotations, named.size - texts.size, 'that the annotations do not have'),
      ...about(annotations, joined.changed, 'that have changed since, which are open again'),
    ],
  }
}

/** Texts with the decisions about them, and how many texts have decisions about what they said before. */
export function joinReviews(
  texts: readonly TextLine[],
  { reviewers, settled }: Reviews,
): { readonly reviewed: readonly ReviewedText[]; readonly changed: number } {
  let changed = 0
  const reviewed = texts.map((text): ReviewedText => {
    const hash = textHash(text)
    const verdicts = reviewers.flatMap(({ reviewer, verdicts }) => {
      const line = verdicts.get(text.id)
      return line === undefined ? [] : [{ reviewer, line }]
    })
    const settlement = settled.get(text.id)
    const current = verdicts.filter(({ line }) => line.hash === hash)
    const isSettled = settlement?.hash === hash
    if (current.length < verdicts.length || (settlement !== undefined && !isSettled)) changed++
    return { text, verdicts: current, ...(isSettled && { settled: settlement }) }
  })
  return { reviewed, changed }
}

/** What became of a text. */
export function outcomeOf({ verdicts, settled }: ReviewedText): Outcome {
  const holding = settled ?? verdicts[0]?.line
  if (holding === undefined) return 'open'
  if (settled === undefined && isDisputed({ verdicts })) return 'disputed'
  switch (holding.verdict) {
    case 'accept':
      return 'accepted'
    case 'correct':
      return 'corrected'
    case 'reject':
      return 'rejected'
  }
}

/** Whether reviewers decide differently about a text, settled or not. */
export function isDisputed({ verdicts }: Pick<ReviewedText, 'verdicts'>): boolean {
  return new Set(verdicts.map(({ line }) => decisionKey(line))).size > 1
}

function textsNamedIn({ reviewers, settled }: Reviews): ReadonlySet<string> {
  return new Set([...reviewers.flatMap(({ verdicts }) => [...verdicts.keys()]), ...settled.keys()])
}

function about(where: string, count: number, which: string): readonly LineProblem[] {
  if (count === 0) return []
  return [
    {
      where,
      message: `Decisions are passed over that are about ${count} ${count === 1 ? 'text' : 'texts'} ${which}`,
    },
  ]
}

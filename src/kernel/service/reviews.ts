import type { AnnotationHeader, TextLine } from '../../core/annotation/annotationLog'
import { ReoError, unreachable } from '../../core/errors'
import { recordDecision, undoDecision } from '../../core/review/recordDecision'
import { isDisputed, joinReviews, readReviews, type ReviewedText } from '../../core/review/reviewedTexts'
import type { VerdictLine } from '../../core/review/reviewLog'
import { LONGEST_WORDS } from '../../core/review/reviewLines'
import { summariseReview } from '../../core/review/reviewSummary'
import type { PayloadSource } from '../../protocol/payloads'
import type { ReviewAim, ReviewAnswer, ReviewQuery, ShownDecision, ShownText } from '../../protocol/reviews'
import { reviewStanding } from '../outputs/payloads/reviewPayload'
import type { Resources } from '../resources/resources'

/** Resamples of the intervals of agreement. */
const RESAMPLES = 1000

/** Problems of logs that are told. */
const TOLD_PROBLEMS = 20

/** Answers what a review asks, and writes what its reviewer decides. @throws ReoError when a file cannot be read or written */
export async function answerReview(resources: Resources, query: ReviewQuery): Promise<ReviewAnswer> {
  resources.needTrust()
  switch (query.kind) {
    case 'review-progress':
      return { kind: 'review-progress', progress: await progressOf(resources, query) }
    case 'review-texts':
      return textsAbout(resources, query)
    case 'review-decision':
      await decide(resources, query)
      return textsAbout(resources, query)
    default:
      return unreachable(query)
  }
}

async function progressOf(
  resources: Resources,
  { source, samples, reviewer }: Extract<ReviewQuery, { kind: 'review-progress' }>,
) {
  const { texts } = await textsOf(resources, source, samples)
  const reviews = await readReviews(annotationsOf(source))
  const joined = samples.map((sample) => joinReviews(texts.get(sample) ?? [], reviews).reviewed)
  const names = reviews.reviewers.map((each) => each.reviewer)
  const all = joined.flat()
  return {
    ...(reviewer !== undefined && { reviewer }),
    standing: reviewStanding(summariseReview(all, names, all.length, { bootstrap: RESAMPLES })),
    samples: joined.map((reviewed) => ({
      texts: reviewed.length,
      decided: reviewed.filter(({ verdicts }) => verdicts.some((each) => each.reviewer === reviewer)).length,
      disputed: reviewed.filter((each) => each.settled === undefined && isDisputed(each)).length,
    })),
    problems: reviews.problems.slice(0, TOLD_PROBLEMS),
  }
}

async function textsAbout(
  resources: Resources,
  { source, sample, aim, reviewer }: Omit<Extract<ReviewQuery, { kind: 'review-texts' }>, 'kind'>,
): Promise<ReviewAnswer> {
  const { texts } = await textsOf(resources, source, [sample])
  const { reviewed } = joinReviews(texts.get(sample) ?? [], await readReviews(annotationsOf(source)))
  const dataset = await resources.openDataset(source.dataset).catch(() => undefined)
  const truth = (await dataset?.find(sample))?.truth
  const shown = aim === 'settle' ? reviewed.filter(isDisputed) : reviewed
  return {
    kind: 'review-texts',
    ...(reviewer !== undefined && { reviewer }),
    ...(truth !== undefined && { truth }),
    texts: shown.map((each) => shownText(each, aim, reviewer)),
  }
}

async function decide(
  resources: Resources,
  { source, sample, text: id, aim, decision, reviewer }: Extract<ReviewQuery, { kind: 'review-decision' }>,
): Promise<void> {
  const annotations = annotationsOf(source)
  if (reviewer === undefined) {
    throw new ReoError('Nobody has said who reviews', {
      mend: 'Give your name in the setting "reo.reviewer", or as reo.review(file, { reviewer }).',
    })
  }
  const { header, texts } = await textsOf(resources, source, [sample])
  const text = texts.get(sample)?.find((each) => each.id === id)
  if (text === undefined)
    throw new ReoError(`There is no text ${id} any more`, {
      where: annotations,
      mend: 'Make the output anew.',
    })
  const address = { annotations, header, text, reviewer, settles: aim === 'settle' }
  await (decision.verdict === 'undo' ? undoDecision(address) : recordDecision(address, decision))
}

async function textsOf(
  resources: Resources,
  source: PayloadSource,
  samples: readonly string[],
): Promise<{
  readonly header: AnnotationHeader
  readonly texts: ReadonlyMap<string, readonly TextLine[]>
}> {
  return (await resources.annotationTexts.get(annotationsOf(source))).of(samples)
}

function annotationsOf({ annotations }: PayloadSource): string {
  if (annotations !== undefined) return annotations
  throw new ReoError('This output names no annotations', { mend: 'Make it anew by reo.review(file).' })
}

/** A text as the reviewer is to see it: what others decided stays hidden until it is to be settled. */
function shownText(
  { text, verdicts, settled }: ReviewedText,
  aim: ReviewAim,
  reviewer: string | undefined,
): ShownText {
  const { id, task, register, question, answer, value, checks } = text
  const own = verdicts.find((each) => each.reviewer === reviewer)
  const isSettling = aim === 'settle'
  return {
    id,
    task,
    register,
    question: question.slice(0, LONGEST_WORDS),
    answer: answer.slice(0, LONGEST_WORDS),
    ...(Math.max(question.length, answer.length) > LONGEST_WORDS && { isCut: true }),
    ...(value !== undefined && { value }),
    checks,
    ...(own && { own: shownDecision(own.line, own.reviewer) }),
    verdicts: isSettling ? verdicts.map((each) => shownDecision(each.line, each.reviewer)) : [],
    ...(isSettling && settled && { settled: shownDecision(settled, settled.reviewer) }),
  }
}

function shownDecision(line: VerdictLine, reviewer: string): ShownDecision {
  const { verdict, value } = line
  switch (verdict) {
    case 'accept':
      return { reviewer, verdict }
    case 'correct':
      return {
        reviewer,
        verdict,
        answer: line.answer,
        ...(line.question !== undefined && { question: line.question }),
        ...(value !== undefined && { value }),
        ...(line.reason !== undefined && { reason: line.reason }),
      }
    case 'reject':
      return { reviewer, verdict, reason: line.reason }
    default:
      return unreachable(verdict)
  }
}

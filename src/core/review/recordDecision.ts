import { randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import type { AnnotationHeader, TextLine } from '../annotation/annotationLog'
import { readStatement } from '../annotation/facts/readStatement'
import { codeOf, reasonOf, ReoError } from '../errors'
import { lockFilePatiently } from '../runs/lockFile'
import { softwareVersions } from '../runs/software'
import { mergeReviews } from './mergeReviews'
import { readReviewLog, type ReviewLog } from './readReviewLog'
import { reviewFileOf } from './reviewFiles'
import { type Decision, REVIEW_SCHEMA, type ReviewLine, type UndoLine, type VerdictLine } from './reviewLog'
import { textHash } from './textHash'

/** Who decides about which text. */
export interface DecisionAddress {
  /** Path of the annotations. */
  readonly annotations: string
  readonly header: AnnotationHeader
  readonly text: TextLine
  readonly reviewer: string
  /** True to settle a disagreement. */
  readonly settles: boolean
}

/**
 * Appends a decision to the log of its reviewer, which is made where there is none.
 * @throws ReoError when the log is another reviewer's, or cannot be written
 */
export async function recordDecision(address: DecisionAddress, decision: Decision): Promise<VerdictLine> {
  const { text, settles } = address
  const value = decision.verdict === 'correct' ? valueOf(text, decision) : undefined
  return append(address, (log) => ({
    type: 'verdict',
    text: text.id,
    hash: textHash(text),
    ...decision,
    ...(value !== undefined && { value }),
    ...(settles && { settles }),
    at: timeAfter(log),
  }))
}

/**
 * Takes back the newest decision of a reviewer about a text, which stays in the log.
 * @throws ReoError when there is none, or as {@link recordDecision}
 */
export async function undoDecision(address: DecisionAddress): Promise<UndoLine> {
  const { text, settles, reviewer } = address
  return append(address, (log) => {
    const merged = log && mergeReviews([log])
    const decided = settles ? merged?.settled : merged?.reviewers[0]?.verdicts
    if (decided?.has(text.id) !== true)
      throw new ReoError(`${reviewer} has decided nothing about ${text.id} that could be taken back`, {
        mend: 'Look at the text again: it may have been taken back already.',
      })
    return { type: 'undo', text: text.id, ...(settles && { settles }), at: timeAfter(log) }
  })
}

/** Now, or a moment after a log's newest line: its lines are told apart by their time wherever they are merged. */
function timeAfter(log: ReviewLog | undefined): string {
  const newest = (log?.lines ?? []).reduce((latest, { at }) => Math.max(latest, Date.parse(at)), 0)
  return new Date(Math.max(Date.now(), newest + 1)).toISOString()
}

/** What corrected words state, read back as the text's own were. */
function valueOf(
  { aspect, question }: TextLine,
  corrected: Extract<Decision, { verdict: 'correct' }>,
): VerdictLine['value'] {
  return readStatement({ aspect, question: corrected.question ?? question, answer: corrected.answer })
}

async function append<Line extends VerdictLine | UndoLine>(
  { annotations, header, reviewer }: DecisionAddress,
  lineOf: (log: ReviewLog | undefined) => Line,
): Promise<Line> {
  const file = reviewFileOf(annotations, reviewer)
  const unlock = await lockFilePatiently(file, 'review log')
  try {
    const log = await existingLog(file, reviewer)
    const line = lineOf(log)
    const begin: readonly ReviewLine[] = log === undefined ? [headerOf(header, reviewer)] : []
    await appendLines(file, [...begin, line], log?.endsWithLine === false ? '\n' : '')
    return line
  } finally {
    await unlock()
  }
}

async function existingLog(file: string, reviewer: string): Promise<ReviewLog | undefined> {
  const log = await readReviewLog(file).catch((error: unknown) => {
    if (error instanceof ReoError && codeOf(error.cause) === 'ENOENT') return undefined
    throw error
  })
  if (log?.header === undefined || log.reviewer === reviewer) return log
  throw new ReoError(`This is the review log of ${log.reviewer}`, {
    where: file,
    mend: `Review under that name, or under one that differs by more than capitals and marks.`,
  })
}

function headerOf({ id }: AnnotationHeader, reviewer: string): ReviewLine {
  return {
    type: 'review',
    schema: REVIEW_SCHEMA,
    id: randomUUID(),
    created: new Date().toISOString(),
    reviewer,
    annotations: id,
    software: softwareVersions(),
  }
}

async function appendLines(file: string, lines: readonly ReviewLine[], before: string): Promise<void> {
  try {
    await appendFile(file, before + lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  } catch (error) {
    throw new ReoError(`The review log cannot be written: ${reasonOf(error)}`, {
      where: file,
      mend: 'Make the folder writable, or copy the annotations to another one.',
      cause: error,
    })
  }
}

import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { AnnotationEnd, AnnotationHeader, RemovedLine, TextLine } from '../annotation/annotationLog'
import type { Split } from '../dataset/sample'
import { ReoError, unreachable } from '../errors'
import { NewFile } from '../logs/export/newFile'
import { softwareVersions } from '../runs/software'
import { outcomeOf, readReviewState, type ReviewedText } from './reviewedTexts'
import type { VerdictLine } from './reviewLog'

/** Rule under which a text's checks tell what reviewers found. */
const REVIEW_RULE = 'review'

export interface ReviewExportOptions {
  /** Reviewers that have to have decided about a text; a settled one counts whoever did. */
  readonly reviewers?: number
  /** All splits when absent. */
  readonly split?: Split
}

/** What became of reviewed texts. */
export interface ReviewExported {
  /** Absolute path of the annotations. */
  readonly path: string
  readonly accepted: number
  readonly corrected: number
  /** Kept as removed ones. */
  readonly rejected: number
  /** Left out: reviewers differ, and nobody has settled it. */
  readonly disputed: number
  /** Left out: too few reviewers have decided. */
  readonly waiting: number
}

/**
 * Writes the texts that reviewers found to be right, corrected where they were, as annotations of their own.
 * @param out a new file, `NAME.reo-annotations.jsonl`
 * @throws ReoError when the annotations or a log cannot be read, or the file cannot be written
 */
export async function exportReviewed(
  annotations: string,
  out: string,
  { reviewers = 1, split }: ReviewExportOptions = {},
): Promise<ReviewExported> {
  if (!out.endsWith('.reo-annotations.jsonl'))
    throw new ReoError('Annotations are named NAME.reo-annotations.jsonl', {
      where: out,
      mend: 'Write to a file of such a name.',
    })
  const { header, reviewed } = await readReviewState(annotations)
  const texts = reviewed.filter(({ text }) => split === undefined || text.split === split)
  const enough = texts.filter(
    ({ verdicts, settled }) => settled !== undefined || verdicts.length >= reviewers,
  )
  const lines = enough.flatMap(lineOf)
  const counted = countOutcomes(enough)
  const file = new NewFile(out)
  try {
    for (const line of [reviewedHeader(header), ...lines, endOf(lines)])
      file.write(`${JSON.stringify(line)}\n`)
  } finally {
    file.close()
  }
  return { path: path.resolve(out), ...counted, waiting: texts.length - enough.length }
}

function countOutcomes(texts: readonly ReviewedText[]) {
  const counts = { accepted: 0, corrected: 0, rejected: 0, disputed: 0 }
  for (const text of texts) {
    const outcome = outcomeOf(text)
    if (outcome !== 'open') counts[outcome]++
  }
  return counts
}

/** A text as reviewers leave it; nothing of one that they dispute. */
function lineOf(reviewed: ReviewedText): readonly (TextLine | RemovedLine)[] {
  if (outcomeOf(reviewed) === 'disputed') return []
  const { text, verdicts, settled } = reviewed
  const decision: VerdictLine = settled ?? verdicts[0].line
  const by = `by ${(settled === undefined ? verdicts.map(({ reviewer }) => reviewer) : [settled.reviewer]).join(', ')}`
  const { type: _, value, ...kept } = text
  const checked = (outcome: 'passed' | 'mended' | 'failed', detail: string) => [
    ...text.checks,
    { rule: REVIEW_RULE, outcome, detail },
  ]
  switch (decision.verdict) {
    case 'accept':
      return [{ ...text, checks: checked('passed', by) }]
    case 'correct': {
      const { question = text.question, answer, value: corrected, reason } = decision
      const detail = reason === undefined ? by : `${by}: ${reason}`
      const states = corrected === undefined ? {} : { value: corrected }
      return [{ ...kept, type: 'text', question, answer, ...states, checks: checked('mended', detail) }]
    }
    case 'reject': {
      const states = value === undefined ? {} : { value }
      const checks = checked('failed', `${by}: ${decision.reason}`)
      return [{ ...kept, type: 'removed', ...states, checks, reasons: [REVIEW_RULE] }]
    }
    default:
      return unreachable(decision)
  }
}

function reviewedHeader(header: AnnotationHeader): AnnotationHeader {
  return { ...header, id: randomUUID(), created: new Date().toISOString(), software: softwareVersions() }
}

function endOf(lines: readonly (TextLine | RemovedLine)[]): AnnotationEnd {
  const texts = lines.filter(({ type }) => type === 'text')
  return {
    type: 'end',
    at: new Date().toISOString(),
    outcome: 'complete',
    samples: new Set(texts.map(({ sample }) => sample)).size,
    texts: texts.length,
    removed: lines.length - texts.length,
    mended: texts.filter(({ checks }) => checks.some(({ outcome }) => outcome === 'mended')).length,
    failed: 0,
  }
}

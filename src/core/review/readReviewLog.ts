import { readFile } from 'node:fs/promises'
import type { LineProblem } from '../annotation/annotationLog'
import { reasonOf, ReoError } from '../errors'
import { reviewerInName } from './reviewFiles'
import { readReviewLine } from './reviewLines'
import type { ReviewHeader, UndoLine, VerdictLine } from './reviewLog'

/** What one review log says. */
export interface ReviewLog {
  readonly file: string
  /** As its first line says; as the file's name does where that line is gone. */
  readonly reviewer: string
  readonly header?: ReviewHeader
  /** In the order of the file. */
  readonly lines: readonly (VerdictLine | UndoLine)[]
  readonly problems: readonly LineProblem[]
  /** False where its last line was torn while it was written, or was written by hand. */
  readonly endsWithLine: boolean
}

/**
 * Reads a review log. Lines that cannot be read, such as after an edit by hand, are kept aside with their numbers.
 * @throws ReoError when the file cannot be read
 */
export async function readReviewLog(file: string): Promise<ReviewLog> {
  const lines: (VerdictLine | UndoLine)[] = []
  const problems: LineProblem[] = []
  let header: ReviewHeader | undefined
  const content = await readText(file)
  for (const [index, text] of content.split('\n').entries()) {
    if (text.trim() === '') continue
    const line = readReviewLine(text)
    if ('problem' in line) problems.push({ where: `${file}:${index + 1}`, message: line.problem })
    else if (line.type === 'review') header ??= line
    else lines.push(line)
  }
  if (header === undefined)
    problems.unshift({
      where: `${file}:1`,
      message: `The line that says who reviews is missing: "${reviewerInName(file)}" is taken from the file's name`,
    })
  return {
    file,
    reviewer: header?.reviewer ?? reviewerInName(file),
    ...(header && { header }),
    lines,
    problems,
    endsWithLine: content === '' || content.endsWith('\n'),
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new ReoError(`The review log cannot be read: ${reasonOf(error)}`, {
      where: file,
      mend: 'Make it readable, or move it away.',
      cause: error,
    })
  })
}

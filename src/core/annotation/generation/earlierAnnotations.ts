import { stat } from 'node:fs/promises'
import { ReoError } from '../../errors'
import { KeyTable } from '../../keyTable'
import type { AnnotationHeader, AnnotationLine } from '../annotationLog'
import { AnnotationTally } from '../annotationTally'
import { eachAnnotation } from '../readAnnotations'
import { TextChecker } from '../rules/textChecker'

/** What is needed of a log to go on with its generation. */
export interface EarlierAnnotations {
  readonly header: AnnotationHeader | undefined
  /** Ids that have a text or were removed. */
  readonly done: KeyTable
  readonly tally: AnnotationTally
  readonly checker: TextChecker
  /** Length of the log without a torn last line. */
  readonly wholeBytes: number
}

/**
 * Goes through the log that a generation is to write; nothing where there is none.
 * @throws ReoError where there is one and it is not to be gone on with, or where it cannot be read
 */
export async function earlierAnnotations(file: string, resume: boolean): Promise<EarlierAnnotations> {
  const done = new KeyTable()
  const tally = new AnnotationTally()
  const checker = new TextChecker()
  const nothing = { header: undefined, done, tally, checker, wholeBytes: 0 }
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size === 0) return nothing
  if (!resume) {
    throw new ReoError('These annotations exist already', {
      where: file,
      mend: 'Go on with them (--resume, or resume: true in a cell), or write to another file.',
    })
  }
  const { header, wholeBytes } = await eachAnnotation(file, (line: AnnotationLine) => {
    if (line.type !== 'text' && line.type !== 'removed') return
    done.set(line.id, 0)
    tally.add(line)
    if (line.type === 'text') checker.take(line)
  })
  return { header, done, tally, checker, wholeBytes }
}

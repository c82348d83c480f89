import { createHash } from 'node:crypto'
import type { AnnotationText } from '../annotation/annotationLog'

/** Hash of a text's question and answer: another one where the text has changed. 16 hexadecimal digits of SHA-256. */
export function textHash({ question, answer }: Pick<AnnotationText, 'question' | 'answer'>): string {
  return createHash('sha256')
    .update(JSON.stringify([question, answer]))
    .digest('hex')
    .slice(0, 16)
}

import { TASKS } from '../../benchmark/tasks'
import { ReoError } from '../../errors'
import type { AnnotationHeader, AnnotationText, TextLine } from '../annotationLog'
import { readAnnotations } from '../readAnnotations'

/**
 * The texts of an annotation log that passed their checks, by sample and in the order of the tasks.
 * @throws ReoError when the log cannot be read, or holds no such text
 */
export async function textsBySample(log: string): Promise<{
  readonly header: AnnotationHeader
  readonly texts: ReadonlyMap<string, readonly AnnotationText[]>
}> {
  const { header, texts } = await readAnnotations(log)
  const bySample = new Map<string, AnnotationText[]>()
  for (const text of texts.filter(passed)) {
    const list = bySample.get(text.sample)
    if (list === undefined) bySample.set(text.sample, [text])
    else list.push(text)
  }
  if (bySample.size === 0) {
    throw new ReoError('The annotations hold no text to publish', {
      where: log,
      mend: 'Generate some first: reo annotate generate.',
    })
  }
  for (const list of bySample.values()) list.sort((a, b) => TASKS.indexOf(a.task) - TASKS.indexOf(b.task))
  return { header, texts: bySample }
}

function passed({ checks }: TextLine): boolean {
  return checks.every(({ outcome }) => outcome !== 'failed')
}

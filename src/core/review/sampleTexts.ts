import type { AnnotationHeader, TextLine } from '../annotation/annotationLog'
import { eachAnnotation } from '../annotation/readAnnotations'

/** The texts of those samples of an annotation log that are looked at, which may be a few of very many. */
export class SampleTexts {
  readonly #file: string
  readonly #known = new Map<string, readonly TextLine[]>()
  #header: AnnotationHeader | undefined

  constructor(file: string) {
    this.#file = file
  }

  /**
   * Texts by sample in the order of the log, none for a sample that it does not have; samples that were asked for before
   * cost no look at the file.
   * @throws ReoError when it cannot be read
   */
  async of(samples: readonly string[]): Promise<{
    readonly header: AnnotationHeader
    readonly texts: ReadonlyMap<string, readonly TextLine[]>
  }> {
    const missing = new Set(samples.filter((sample) => !this.#known.has(sample)))
    const header = missing.size > 0 || this.#header === undefined ? await this.#read(missing) : this.#header
    return { header, texts: new Map(samples.map((sample) => [sample, this.#known.get(sample) ?? []])) }
  }

  async #read(samples: ReadonlySet<string>): Promise<AnnotationHeader> {
    const texts = new Map<string, TextLine>()
    const { header } = await eachAnnotation(this.#file, (line) => {
      if (line.type === 'removed') texts.delete(line.id)
      else if (line.type === 'text' && samples.has(line.sample)) texts.set(line.id, line)
    })
    this.#header = header
    const bySample = new Map<string, TextLine[]>([...samples].map((sample) => [sample, []]))
    for (const text of texts.values()) bySample.get(text.sample)?.push(text)
    for (const [sample, own] of bySample) this.#known.set(sample, own)
    return header
  }
}

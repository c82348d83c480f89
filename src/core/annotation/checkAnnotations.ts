import { chunks } from '../batches'
import type { Dataset } from '../dataset/dataset'
import type { AnswerValue } from '../models/model'
import type { TextLine, LineProblem } from './annotationLog'
import { AnnotationTally, type RuleCounts } from './annotationTally'
import { type PatchFacts, patchFacts } from './facts/patchFacts'
import { statedValue } from './facts/statedValue'
import { linesOfPatch, type WrittenText } from './generation/writtenText'
import { annotationBlocks } from './readAnnotations'
import type { RuledText } from './rules/rule'
import { TextChecker } from './rules/textChecker'
import { caseFor } from './templates/fillTemplate'
import type { Catalogue } from './templates/template'

/** A text that breaks a rule. */
export interface TextFailure {
  /** File and line. */
  readonly where: string
  readonly id: string
  readonly rule: string
  readonly detail: string
}

export interface CheckedAnnotations {
  readonly texts: number
  readonly samples: number
  /** Texts that break each rule, under `removed`. */
  readonly rules: readonly RuleCounts[]
  /** The first {@link MAXIMUM_FAILURES}. */
  readonly failures: readonly TextFailure[]
  /** Lines that cannot be read. */
  readonly problems: readonly LineProblem[]
  /** Texts about samples that the data set does not have. */
  readonly unknown: number
}

/** Failures that are kept one by one; all are counted. */
const MAXIMUM_FAILURES = 1000

export interface CheckRequest {
  readonly file: string
  readonly dataset: Dataset
  /** Where comparisons find what their answer has to be; they are held to their log's own value when absent. */
  readonly catalogue?: Catalogue
  readonly signal?: AbortSignal
  readonly onProgress?: (texts: number) => void
}

/** Patches whose maps are read at a time. */
const READ_BATCH = 32

interface Numbered {
  readonly line: TextLine
  readonly number: number
}

/**
 * Holds every text of an annotation log to all rules anew, whoever wrote it. Texts of one sample are looked at together
 * where they follow each other, as they are written.
 * @throws ReoError when the file is no annotation log
 */
export async function checkAnnotations(request: CheckRequest): Promise<CheckedAnnotations> {
  const { file, signal, onProgress } = request
  const run = new CheckRun(request)
  const problems: LineProblem[] = []
  let group: Numbered[] = []
  for await (const block of annotationBlocks(file)) {
    signal?.throwIfAborted()
    problems.push(...block.problems)
    const patches: Numbered[][] = []
    for (const { line, number } of block.lines) {
      if (line.type !== 'text') continue
      if (group.length > 0 && group[0].line.sample !== line.sample) {
        patches.push(group)
        group = []
      }
      group.push({ line, number })
    }
    await run.check(patches)
    onProgress?.(run.texts)
  }
  await run.check([group])
  return { ...run.result(), problems }
}

class CheckRun {
  readonly #request: CheckRequest
  readonly #checker = new TextChecker()
  readonly #tally = new AnnotationTally()
  readonly #failures: TextFailure[] = []
  #unknown = 0

  constructor(request: CheckRequest) {
    this.#request = request
  }

  get texts(): number {
    const { texts, removed } = this.#tally.counts
    return texts + removed
  }

  result(): Omit<CheckedAnnotations, 'problems'> {
    return {
      texts: this.texts,
      samples: this.#tally.counts.samples,
      rules: this.#tally.rules,
      failures: this.#failures,
      unknown: this.#unknown,
    }
  }

  /** @param patches texts by their sample */
  async check(patches: readonly (readonly Numbered[])[]): Promise<void> {
    for (const batch of chunks(
      patches.filter(({ length }) => length > 0),
      READ_BATCH,
    )) {
      const facts = await this.#factsOf(batch.map(([{ line }]) => line.sample))
      for (const texts of batch) {
        const known = facts.get(texts[0].line.sample)
        if (known === undefined) this.#unknown += texts.length
        else this.#checkPatch(texts, known)
      }
    }
  }

  async #factsOf(ids: readonly string[]): Promise<ReadonlyMap<string, PatchFacts>> {
    const { dataset } = this.#request
    const { modalities, landCoverUnits } = dataset.description
    const found = await Promise.all(ids.map((id) => dataset.find(id)))
    const samples = found.filter((sample) => sample !== undefined)
    const read = modalities.landCover === undefined ? [] : await dataset.readImagery(samples, ['landCover'])
    return new Map(
      samples.map((sample, at) => {
        const result = read.at(at)
        const imagery = result !== undefined && 'imagery' in result ? result.imagery : {}
        return [sample.id, patchFacts(sample, imagery, landCoverUnits)]
      }),
    )
  }

  #checkPatch(texts: readonly Numbered[], facts: PatchFacts): void {
    const others: RuledText[] = []
    const written = texts.map(({ line }): WrittenText => {
      const expected = this.#expectedOf(line, facts)
      const { stated, broken } = this.#checker.examine(line, facts, expected, others)
      this.#checker.take(line)
      others.push(line)
      const draft = { ...line, template: line.provenance.template }
      return { id: line.id, draft, stated, attempts: [broken] }
    })
    linesOfPatch(written, facts, this.#request.dataset.description.landCoverUnits).forEach((line, at) => {
      this.#tally.add(line)
      const where = `${this.#request.file}:${texts[at].number}`
      for (const { rule, outcome, detail = '' } of line.checks) {
        if (outcome === 'failed' && this.#failures.length < MAXIMUM_FAILURES)
          this.#failures.push({ where, id: line.id, rule, detail })
      }
    })
  }

  #expectedOf({ aspect, provenance, value }: TextLine, facts: PatchFacts): AnswerValue | undefined {
    if (aspect !== 'comparison') return statedValue(aspect, facts)
    const template = this.#request.catalogue?.templates.find(({ id }) => id === provenance.template)
    return template === undefined ? value : caseFor(template, facts)?.value
  }
}

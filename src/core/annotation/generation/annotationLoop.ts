import { batches } from '../../batches'
import type { SampleQuery } from '../../dataset/dataset'
import { SPLITS } from '../../dataset/sample'
import { EndpointError } from '../../models/endpointError'
import { patiently, USUAL_PATIENCE } from '../../runs/questions/askPatiently'
import { EndpointLimiter } from '../../runs/questions/endpointLimiter'
import { FailureStreak } from '../../runs/questions/failureStreak'
import { ThreadPool } from '../../runs/questions/threadPool'
import type { LineWriter } from '../../runs/lineWriter'
import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { AnnotationLine, RemovedLine, TextLine } from '../annotationLog'
import type { DraftText } from '../draftText'
import { type PatchFacts, patchFacts } from '../facts/patchFacts'
import { chainProblems } from '../rules/chain'
import type { RuledText } from '../rules/rule'
import type { EarlierAnnotations } from './earlierAnnotations'
import { writeFromTemplates } from './fromTemplates'
import type { AnnotationRequest } from './generateAnnotations'
import { planTexts, type TextPlan } from './planTexts'
import type { WordingModel } from './wording/openWordingModel'
import { type WordingContext, writeWithModel } from './wording/writeWithModel'
import { lineOf, linesOfPatch } from './writtenText'

/** Patches whose maps are read at a time. */
const READ_BATCH = 32

/** Patches in hand for each request that may be under way. */
const PATCHES_PER_REQUEST = 2

interface Patch {
  readonly facts: PatchFacts
  /** Texts that are still to be written. */
  readonly plans: readonly TextPlan[]
}

/** Goes through the samples of a generation and writes down the texts about them, patch by patch. */
export class AnnotationLoop {
  readonly #request: AnnotationRequest
  readonly #writer: LineWriter<AnnotationLine>
  readonly #earlier: EarlierAnnotations
  readonly #total: number
  #passed = 0
  /** Lines are appended one after the other. */
  #writing: Promise<void> = Promise.resolve()

  constructor(request: AnnotationRequest, writer: LineWriter<AnnotationLine>, earlier: EarlierAnnotations) {
    this.#request = request
    this.#writer = writer
    this.#earlier = earlier
    this.#total = countSelected(request)
  }

  /** Runs to the end of the samples, or until the request's signal aborts. */
  async run(): Promise<'complete' | 'cancelled'> {
    const { model, signal } = this.#request
    try {
      await (model === undefined ? this.#fromTemplates() : this.#withModel(model))
      return 'complete'
    } catch (error) {
      if (signal?.aborted) return 'cancelled'
      throw error
    }
  }

  async #fromTemplates(): Promise<void> {
    const { landCoverUnits } = this.#request.dataset.description
    for await (const patches of this.#patches()) {
      const lines = patches.flatMap(({ facts, plans }) =>
        linesOfPatch(writeFromTemplates(plans, facts, this.#earlier.checker), facts, landCoverUnits),
      )
      await this.#append(lines)
      this.#advance(patches.length)
    }
  }

  async #withModel(model: WordingModel): Promise<void> {
    const { signal, patience = USUAL_PATIENCE } = this.#request
    const pool = new ThreadPool(model.concurrency * PATCHES_PER_REQUEST, signal)
    const limiter = new EndpointLimiter(model.concurrency)
    const failures = new FailureStreak()
    const context: WordingContext = {
      modelId: model.description.id,
      checker: this.#earlier.checker,
      ask: (prompt, attempt) =>
        patiently((turn) => model.word(prompt, attempt, pool.signal, turn), limiter, patience, pool.signal),
    }
    try {
      for await (const patches of this.#patches())
        for (const patch of patches) await pool.submit(() => this.#wordPatch(patch, context, failures))
      await pool.drain()
    } finally {
      await pool.stop()
    }
  }

  /** Each text is written down as it comes. Those whose facts contradict each other are not asked for. */
  async #wordPatch({ facts, plans }: Patch, context: WordingContext, failures: FailureStreak): Promise<void> {
    const { landCoverUnits } = this.#request.dataset.description
    const others: RuledText[] = []
    const drafts = plans.map(({ draft }) => draft(0))
    const problems = chainProblems(drafts, facts, landCoverUnits)
    const isContradicted = ({ task }: DraftText) => problems.some(({ tasks }) => tasks.includes(task))
    const write = async (plan: TextPlan) => {
      const draft = plan.draft(0)
      const text = isContradicted(draft)
        ? { id: plan.id, draft, stated: draft.value, attempts: [[]] }
        : await writeWithModel(plan, facts, others, context)
      const isError = text instanceof EndpointError
      if (isError) this.#earlier.tally.addFailed(1)
      else await this.#append([lineOf(text, facts, problems)])
      failures.add(isError ? { status: 'error', error: text.message } : { status: 'answered' })
    }
    await Promise.all(plans.map(write))
    this.#advance(1)
  }

  /** Patches with the texts that they still lack, in batches. */
  async *#patches(): AsyncIterable<readonly Patch[]> {
    const { dataset, catalogue, signal } = this.#request
    const { modalities, landCoverUnits } = dataset.description
    for await (const samples of batches(dataset.samples(queryOf(this.#request)), READ_BATCH)) {
      await turnOfEventLoop()
      signal?.throwIfAborted()
      const imagery =
        modalities.landCover === undefined ? [] : await dataset.readImagery(samples, ['landCover'])
      yield samples.map((sample, at) => {
        const read = imagery.at(at)
        // Where a map cannot be read, its patch is as one without a map.
        const facts = patchFacts(sample, read && 'imagery' in read ? read.imagery : {}, landCoverUnits)
        const plans = planTexts(facts, catalogue, this.#request)
        return { facts, plans: plans.filter(({ id }) => this.#earlier.done.get(id) === undefined) }
      })
    }
  }

  async #append(lines: readonly (TextLine | RemovedLine)[]): Promise<void> {
    const writing = this.#writing.then(() => this.#writer.append(lines))
    this.#writing = writing.catch(() => undefined)
    await writing
    for (const line of lines) this.#earlier.tally.add(line)
  }

  #advance(patches: number): void {
    this.#passed += patches
    this.#request.onProgress?.({
      ...this.#earlier.tally.counts,
      done: this.#passed,
      total: this.#total,
    })
  }
}

function queryOf({ split, limit, signal }: AnnotationRequest): SampleQuery {
  return {
    ...(split !== undefined && { split }),
    ...(limit !== undefined && { limit }),
    ...(signal !== undefined && { signal }),
  }
}

function countSelected({ dataset, split, limit = Infinity }: AnnotationRequest): number {
  const { sampleCounts } = dataset.description
  const count = SPLITS.reduce(
    (sum, name) => sum + (split === undefined || split === name ? sampleCounts[name] : 0),
    0,
  )
  return Math.min(count, limit)
}

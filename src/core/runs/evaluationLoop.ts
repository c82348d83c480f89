import type { ImageryResult } from '../dataset/dataset'
import type { Modality, Sample } from '../dataset/sample'
import type { Answer, Model, PatchInput } from '../models/model'
import { truthOf } from '../models/truthOf'
import type { EvaluationRequest } from './evaluate'
import { type Job, openJobs } from './openQuestions'
import { ProgressMeter } from './progressMeter'
import { answerKey } from './runFold'
import type { AnswerLine, SkippedLine } from './runLog'
import type { RunLogWriter } from './runLogWriter'
import { turnOfEventLoop } from '../turnOfEventLoop'

/** Patches whose imagery is read at a time; every model is asked about them before the next are read. */
const READ_BATCH = 32

/** What is still to be asked of a model about one batch. */
interface ModelWork {
  readonly model: Model
  readonly jobs: readonly Job[]
}

type Patches = ReadonlyMap<string, PatchInput>

/** Goes through the samples of a run in batches and writes down what the models answer. */
export class EvaluationLoop {
  readonly #request: EvaluationRequest
  readonly #writer: RunLogWriter
  /** Keys of answers that an earlier run has given. */
  readonly #answered: ReadonlySet<string>
  readonly #meter: ProgressMeter
  #skipped = 0

  constructor(request: EvaluationRequest, writer: RunLogWriter, answered: ReadonlySet<string>) {
    this.#request = request
    this.#writer = writer
    this.#answered = answered
    this.#meter = new ProgressMeter(countSelected(request) * request.models.length)
  }

  /** Samples that could not be asked about. */
  get skipped(): number {
    return this.#skipped
  }

  /** Runs to the end of the samples, or until the request's signal aborts. */
  async run(): Promise<'complete' | 'cancelled'> {
    try {
      for await (const batch of batches(selectSamples(this.#request), READ_BATCH)) await this.#askAbout(batch)
      return 'complete'
    } catch (error) {
      if (this.#request.signal?.aborted) return 'cancelled'
      throw error
    }
  }

  async #askAbout(batch: readonly Sample[]): Promise<void> {
    const { models, tasks, signal } = this.#request
    signal?.throwIfAborted()
    const work = models.map((model) => ({ model, jobs: openJobs(model, batch, tasks, this.#answered) }))
    const patches = await this.#read(work)
    for (const { model, jobs } of work) {
      const open = jobs.reduce((count, { samples }) => count + samples.length, 0)
      this.#meter.passOver(batch.length - open)
      for (const job of jobs) await this.#ask(model, job, patches)
    }
  }

  /** Reads what the models look at; a sample without readable imagery is written down as skipped. */
  async #read(work: readonly ModelWork[]): Promise<Patches> {
    const busy = work.filter(({ jobs }) => jobs.length > 0)
    const samples = new Set(busy.flatMap(({ jobs }) => jobs.flatMap((job) => job.samples)))
    const modalities = new Set(busy.flatMap(({ model }) => model.description.modalities))
    const patches = new Map<string, PatchInput>()
    const skipped: SkippedLine[] = []
    for (const result of await this.#readImagery([...samples], [...modalities])) {
      if ('imagery' in result) patches.set(result.sample.id, result)
      else skipped.push({ type: 'skipped', sample: result.sample.id, reason: result.problem.message })
    }
    this.#skipped += skipped.length
    await this.#writer.append(skipped)
    return patches
  }

  async #readImagery(
    samples: readonly Sample[],
    modalities: readonly Modality[],
  ): Promise<readonly ImageryResult[]> {
    if (modalities.length === 0) return samples.map((sample) => ({ sample, imagery: {} }))
    return this.#request.dataset.readImagery(samples, modalities)
  }

  async #ask(model: Model, { tasks, samples }: Job, patches: Patches): Promise<void> {
    const { signal } = this.#request
    for (const chunk of chunks(samples, model.batchSize)) {
      await turnOfEventLoop()
      signal?.throwIfAborted()
      const readable = chunk.map(({ id }) => patches.get(id)).filter((patch) => patch !== undefined)
      await this.#writeAnswers(model.predict(readable, tasks, signal), patches)
      this.#meter.advance(chunk.length)
      this.#request.onProgress?.(this.#meter.report(model.description, this.#writer.answers, this.#skipped))
    }
  }

  /** Writes a chunk's answers in one go, those before a failure too; an earlier run's answers stand. */
  async #writeAnswers(answers: AsyncIterable<Answer>, patches: Patches): Promise<void> {
    const lines: AnswerLine[] = []
    try {
      for await (const answer of answers) {
        if (!this.#answered.has(answerKey(answer))) lines.push(withTruth(answer, patches))
      }
    } finally {
      await this.#writer.append(lines)
    }
  }
}

function withTruth(answer: Answer, patches: Patches): AnswerLine {
  const known = truthOf(patches.get(answer.sample)?.sample.truth ?? {}, answer.task)
  const truth = known.find(({ question }) => question === answer.question)?.value ?? null
  return { type: 'answer', ...answer, truth }
}

function countSelected({ dataset, split, limit, only }: EvaluationRequest): number {
  return Math.min(dataset.description.sampleCounts[split], limit ?? Infinity, only?.size ?? Infinity)
}

async function* selectSamples({
  dataset,
  split,
  limit = Infinity,
  only,
}: EvaluationRequest): AsyncIterable<Sample> {
  let count = 0
  for await (const sample of dataset.samples({ split })) {
    if (count >= limit) return
    if (only !== undefined && !only.has(sample.id)) continue
    yield sample
    count++
  }
}

async function* batches<Item>(items: AsyncIterable<Item>, size: number): AsyncIterable<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function* chunks<Item>(items: readonly Item[], size: number): Iterable<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

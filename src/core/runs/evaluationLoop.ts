import { batches, chunks } from '../batches'
import type { ImageryResult } from '../dataset/dataset'
import type { Modality, Sample } from '../dataset/sample'
import type { Answer, BatchModel, Model, PatchInput, QuestionModel } from '../models/model'
import type { AnsweredIndex } from './answeredIndex'
import { AnswerSink, type Patches, withTruth } from './answerSink'
import type { EvaluationRequest } from './evaluate'
import { type Job, openJobs, questionsAbout } from './openQuestions'
import { ProgressMeter } from './progressMeter'
import { USUAL_PATIENCE } from './questions/askPatiently'
import { QuestionAsker } from './questions/questionAsker'
import type { EarlierRun } from './resumeLog'
import { answerKey } from './runFold'
import type { AnswerLine, SkippedLine } from './runLog'
import type { RunningScores } from './runningScores'
import type { RunLogWriter } from './runLogWriter'
import { turnOfEventLoop } from '../turnOfEventLoop'

/** Patches whose imagery is read at a time; every model is asked about them before the next are read. */
const READ_BATCH = 32

/** What is still to be asked of a model about one batch. */
type Work =
  | { readonly model: BatchModel; readonly jobs: readonly Job[] }
  | { readonly model: QuestionModel; readonly samples: readonly Sample[] }

/** Goes through the samples of a run in batches and writes down what the models answer. */
export class EvaluationLoop {
  readonly #request: EvaluationRequest
  readonly #writer: RunLogWriter
  readonly #sink: AnswerSink
  readonly #answered: AnsweredIndex
  readonly #asker: QuestionAsker
  readonly #meter: ProgressMeter
  readonly #scores: RunningScores
  #skipped = 0

  constructor(request: EvaluationRequest, writer: RunLogWriter, { answered, answers, scores }: EarlierRun) {
    this.#request = request
    this.#writer = writer
    this.#answered = answered
    this.#scores = scores
    this.#sink = new AnswerSink(writer, scores)
    this.#meter = new ProgressMeter(countSelected(request) * request.models.length)
    this.#asker = new QuestionAsker({
      models: request.models.filter((model) => model.mode === 'question'),
      tasks: request.tasks,
      answered,
      answers,
      sink: this.#sink,
      patience: request.patience ?? USUAL_PATIENCE,
      ...(request.signal !== undefined && { signal: request.signal }),
      onPatch: (model) => this.#advance(model, 1),
    })
  }

  /** Samples that could not be asked about. */
  get skipped(): number {
    return this.#skipped
  }

  /** Runs to the end of the samples, or until the request's signal aborts. */
  async run(): Promise<'complete' | 'cancelled'> {
    try {
      for await (const batch of batches(selectSamples(this.#request), READ_BATCH)) await this.#askAbout(batch)
      await this.#asker.drain()
      return 'complete'
    } catch (error) {
      await this.#asker.stop()
      if (this.#request.signal?.aborted) return 'cancelled'
      throw error
    }
  }

  async #askAbout(batch: readonly Sample[]): Promise<void> {
    this.#request.signal?.throwIfAborted()
    const work = this.#request.models.map((model) => this.#openWork(model, batch))
    const patches = await this.#read(work)
    for (const item of work) {
      this.#meter.passOver(batch.length - samplesOf(item).length)
      if ('jobs' in item) for (const job of item.jobs) await this.#askBatches(item.model, job, patches)
      else await this.#askQuestions(item.model, item.samples, patches)
    }
  }

  #openWork(model: Model, batch: readonly Sample[]): Work {
    const { tasks } = this.#request
    if (model.mode === 'batch') return { model, jobs: openJobs(model, batch, tasks, this.#answered) }
    const isOpen = (sample: Sample) =>
      questionsAbout(model, sample, tasks, this.#answered).some(({ isAnswered }) => !isAnswered)
    return { model, samples: batch.filter(isOpen) }
  }

  /** Reads what the models look at; a sample without readable imagery is written down as skipped. */
  async #read(work: readonly Work[]): Promise<Patches> {
    const busy = work.filter((item) => samplesOf(item).length > 0)
    const samples = new Set(busy.flatMap(samplesOf))
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

  async #askBatches(model: BatchModel, { tasks, samples }: Job, patches: Patches): Promise<void> {
    const { signal } = this.#request
    for (const chunk of chunks(samples, model.batchSize)) {
      await turnOfEventLoop()
      signal?.throwIfAborted()
      const readable = chunk.map(({ id }) => patches.get(id)).filter((patch) => patch !== undefined)
      await this.#writeAnswers(model.predict(readable, tasks, signal), patches)
      this.#advance(model, chunk.length)
    }
  }

  async #askQuestions(model: QuestionModel, samples: readonly Sample[], patches: Patches): Promise<void> {
    for (const { id } of samples) {
      const patch = patches.get(id)
      if (patch === undefined) this.#advance(model, 1)
      else await this.#asker.ask(model, patch)
    }
  }

  /** Writes a chunk's answers in one go, those before a failure too; an earlier run's answers stand. */
  async #writeAnswers(answers: AsyncIterable<Answer>, patches: Patches): Promise<void> {
    const lines: AnswerLine[] = []
    try {
      for await (const answer of answers) {
        const patch = patches.get(answer.sample)
        if (patch !== undefined && !this.#answered.has(answerKey(answer)))
          lines.push(withTruth(answer, patch))
      }
    } finally {
      await this.#sink.write(lines)
    }
  }

  #advance(model: Model, patches: number): void {
    this.#meter.advance(patches)
    this.#request.onProgress?.({
      ...this.#meter.report(),
      answers: this.#writer.answers,
      skipped: this.#skipped,
      model: model.description,
      scores: this.#scores.report(this.#request.models),
    })
  }
}

function samplesOf(work: Work): readonly Sample[] {
  return 'jobs' in work ? work.jobs.flatMap(({ samples }) => samples) : work.samples
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

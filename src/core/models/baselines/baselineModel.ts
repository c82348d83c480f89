import type { Task } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import type { Sample } from '../../dataset/sample'
import { ReoError } from '../../errors'
import type { Answer, AnswerValue, BatchModel, ModelDescription, PatchInput } from '../model'
import { truthOf } from '../truthOf'
import { type Baseline, BASELINE_PREFIX } from './baselines'
import { estimateByGroup, type GroupedValue } from './estimators'

/** Answering costs nothing; batches only bound how long a cancel waits. */
const BATCH_SIZE = 512

type Estimate = ReturnType<typeof estimateByGroup>
type Estimates = ReadonlyMap<Task, Estimate>

const NOTHING_LEARNED = { raw: '', status: 'error', error: 'There is no other sample to learn from' } as const

/** What a baseline has learned, and from what. */
interface Fitted {
  readonly estimates: Estimates
  /** True when it learned from the very samples it is asked about, and so leaves each out in its own answer. */
  readonly leavesOut: boolean
  readonly trainingData: string
  readonly synthetic: boolean
}

/** Opens a baseline; `prepare` fits it to a data set. */
export function openBaseline(name: string, baseline: Baseline): BatchModel {
  return new BaselineModel(`${BASELINE_PREFIX}${name}`, baseline)
}

/** What is known of a baseline before it is fitted. */
export function describeBaseline(name: string, { title, tasks }: Baseline): ModelDescription {
  return { id: `${BASELINE_PREFIX}${name}`, title, tasks, modalities: [] }
}

/**
 * A baseline learns from the train split. Where a data set has none, such as a single chip of imagery, it learns
 * from all samples and answers about each as if that one had not been there (leave-one-out).
 */
class BaselineModel implements BatchModel {
  readonly mode = 'batch'
  readonly repeats = 1
  readonly batchSize = BATCH_SIZE
  readonly #id: string
  readonly #baseline: Baseline
  #fitted: Fitted | undefined

  constructor(id: string, baseline: Baseline) {
    this.#id = id
    this.#baseline = baseline
  }

  get description(): ModelDescription {
    const { title, tasks } = this.#baseline
    const description = { id: this.#id, title, tasks, modalities: [] }
    if (this.#fitted === undefined) return description
    const { estimates, trainingData, synthetic } = this.#fitted
    return { ...description, tasks: tasks.filter((task) => estimates.has(task)), trainingData, synthetic }
  }

  async prepare(dataset: Dataset, signal?: AbortSignal): Promise<void> {
    await dataset.indexed()
    const { name, sampleCounts, synthetic } = dataset.description
    const leavesOut = sampleCounts.train === 0
    const samples = dataset.samples(leavesOut ? {} : { split: 'train' })
    const estimates = await this.#fit(samples, signal)
    if (estimates.size === 0) {
      throw new ReoError(`There is no truth to learn ${this.#baseline.tasks.join(' or ')} from in ${name}`, {
        where: this.#id,
        mend: leavesOut ? 'Use another baseline.' : 'Use another baseline, or give the train split truth.',
      })
    }
    const trainingData = leavesOut
      ? `all other samples of ${name} (leave-one-out, for want of a train split)`
      : `train split of ${name}`
    this.#fitted = { estimates, leavesOut, trainingData, synthetic }
  }

  async *predict(patches: readonly PatchInput[], tasks: readonly Task[]): AsyncIterable<Answer> {
    if (this.#fitted === undefined) throw new Error(`${this.#id} is asked before it is prepared`)
    for (const { sample } of patches) {
      for (const task of tasks) {
        const estimate = this.#fitted.estimates.get(task)
        if (estimate) yield* this.#answers(sample, task, estimate, this.#fitted.leavesOut)
      }
    }
  }

  async close(): Promise<void> {}

  async #fit(samples: AsyncIterable<Sample>, signal: AbortSignal | undefined): Promise<Estimates> {
    const { tasks, estimator } = this.#baseline
    const learned = new Map(tasks.map((task) => [task, [] as GroupedValue[]]))
    for await (const sample of samples) {
      signal?.throwIfAborted()
      for (const [task, values] of learned) {
        for (const { question, value } of truthOf(sample.truth, task)) {
          values.push({ group: this.#groupOf(sample, question), value })
        }
      }
    }
    const withTruth = [...learned].filter(([, values]) => values.length > 0)
    return new Map(withTruth.map(([task, values]) => [task, estimateByGroup(values, estimator)]))
  }

  *#answers(sample: Sample, task: Task, estimate: Estimate, leavesOut: boolean): Iterable<Answer> {
    const known = truthOf(sample.truth, task)
    // A sample without truth is asked as well, save about human activity, where there is no question to put.
    const asked =
      known.length > 0 || task === 'humanActivity' ? known : [{ question: undefined, value: undefined }]
    for (const { question, value: truth } of asked) {
      const value = estimate(this.#groupOf(sample, question), leavesOut ? truth : undefined)
      yield {
        sample: sample.id,
        model: this.#id,
        task,
        ...(question !== undefined && { question }),
        ...(value === undefined
          ? NOTHING_LEARNED
          : { raw: String(value), status: 'answered' as const, value }),
      }
    }
  }

  #groupOf(sample: Sample, question: string | undefined): AnswerValue | undefined {
    const { groupOf } = this.#baseline
    return groupOf ? groupOf(sample) : question
  }
}

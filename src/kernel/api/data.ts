import { inspect } from 'node:util'
import type { DatasetDescription } from '../../core/dataset/dataset'
import { type Sample, type Split, SPLITS } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import type { MimeBundle } from '../../protocol/kernel'
import { currentExecution } from '../cells/execution'
import { datasetPayload } from '../outputs/payloads/tablePayloads'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import { Figure } from './figure'
import { checkOptions } from './options'
import { type Origin, PatchSample, SampleLookup, SampleSequence } from './samples'

/** Which of a data set's samples are meant. */
interface Selection {
  readonly split?: Split
  readonly conditions: readonly Condition[]
}

type Condition = (sample: PatchSample) => unknown

/** An open data set, or the part of it that `split` and `filter` leave. */
export class Data implements Displayable {
  readonly #origin: Origin
  readonly #selection: Selection

  constructor(origin: Origin, selection: Selection = { conditions: [] }) {
    this.#origin = origin
    this.#selection = selection
  }

  /** Format, bands, tasks, counts: what the data set says of itself. */
  get description(): DatasetDescription {
    return this.#origin.dataset.description
  }

  /** One split of the data. @param name `train`, `val` or `test` */
  split(name: Split): Data {
    if (!SPLITS.includes(name)) {
      throw new ReoError(`There is no split "${String(name)}"`, { mend: `Use ${SPLITS.join(', ')}.` })
    }
    return new Data(this.#origin, { ...this.#selection, split: name })
  }

  /** The samples that a condition holds for, such as `data.filter((s) => s.truth.agb > 200)`. */
  filter(condition: Condition): Data {
    if (typeof condition !== 'function') {
      throw new ReoError('filter takes a function', { mend: 'Such as (sample) => sample.truth.agb > 200.' })
    }
    return new Data(this.#origin, {
      ...this.#selection,
      conditions: [...this.#selection.conditions, condition],
    })
  }

  /** The samples in stored order. @param options.limit at most this many */
  samples(options: { readonly limit?: number } = {}): SampleSequence {
    const { limit } = checkOptions('samples', options)
    return new SampleSequence(() => this.#select(limit))
  }

  /** The sample of an id: await it, or `.show()` it at once. */
  sample(id: string): SampleLookup {
    return new SampleLookup(() => this.#find(id))
  }

  /** What the data set is, as a table. */
  describe(): Figure {
    return new Figure(() =>
      Promise.resolve({
        kind: 'table',
        payload: datasetPayload(this.description, { dataset: this.#origin.name }),
      }),
    )
  }

  [DISPLAY](): Promise<MimeBundle> {
    return this.describe()[DISPLAY]()
  }

  [inspect.custom](): string {
    const { split, conditions } = this.#selection
    const parts = [this.description.name, split, conditions.length > 0 ? 'filtered' : undefined]
    return `Data(${parts.filter((part) => part !== undefined).join(', ')})`
  }

  /** What an evaluation of these samples is to ask about. */
  static async selectionOf(
    data: Data,
  ): Promise<Origin & { readonly split: Split; readonly only?: ReadonlySet<string> }> {
    const split = data.#selection.split ?? onlySplit(data.description) ?? 'test'
    if (data.#selection.conditions.length === 0) return { ...data.#origin, split }
    const only = new Set<string>()
    for await (const { id } of data.split(split).samples()) only.add(id)
    return { ...data.#origin, split, only }
  }

  async *#select(limit = Infinity): AsyncIterable<PatchSample> {
    const { split, conditions } = this.#selection
    const signal = currentExecution()?.signal
    let count = 0
    if (count >= limit) return
    for await (const sample of this.#origin.dataset.samples(split === undefined ? {} : { split })) {
      signal?.throwIfAborted()
      const patch = new PatchSample(this.#origin, sample)
      if (!conditions.every((holds) => Boolean(holds(patch)))) continue
      yield patch
      if (++count >= limit) return
    }
  }

  async #find(id: string): Promise<PatchSample> {
    const { dataset } = this.#origin
    const sample: Sample | undefined = await dataset.find(id)
    if (sample === undefined) {
      const { value: first } = await dataset.samples({ limit: 1 })[Symbol.asyncIterator]().next()
      throw new ReoError(`There is no sample "${id}"`, {
        where: dataset.description.name,
        mend: isSample(first) ? `Its first sample is "${first.id}".` : 'It has no samples.',
      })
    }
    const { split } = this.#selection
    if (split !== undefined && sample.split !== split) {
      throw new ReoError(`The sample "${id}" is in the split ${sample.split}, not in ${split}`, {
        mend: 'Ask the whole data set for it.',
      })
    }
    return new PatchSample(this.#origin, sample)
  }
}

function onlySplit({ sampleCounts }: DatasetDescription): Split | undefined {
  const filled = SPLITS.filter((split) => sampleCounts[split] > 0)
  return filled.length === 1 ? filled[0] : undefined
}

function isSample(value: Sample | undefined): value is Sample {
  return value !== undefined
}

import { inspect } from 'node:util'
import type { CardColumns } from '../../core/card/cardTally'
import {
  checkConditions,
  columnNames,
  type Conditions,
  conditionsText,
  meets,
} from '../../core/dataset/conditions'
import { coverageOf } from '../../core/checks/describeReport'
import { checkProgressText } from '../../core/checks/progressText'
import type { DatasetDescription, SampleQuery } from '../../core/dataset/dataset'
import { type Sample, type Split, SPLITS } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import type { MimeBundle } from '../../protocol/kernel'
import { currentExecution } from '../cells/execution'
import { findingsOutput } from '../outputs/findingsOutput'
import { datasetPayload } from '../outputs/payloads/tablePayloads'
import { sampleCountText } from '../outputs/text/sampleCountText'
import { richBundle } from '../outputs/richBundle'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import { describeData } from './describeData'
import { Figure } from './figure'
import { checkOptions } from './options'
import { PATIENCE, ProgressDisplay } from './progressDisplay'
import { type Origin, PatchSample, SampleLookup, SampleSequence } from './samples'

/** Which of a data set's samples are meant. */
interface Selection {
  readonly split?: Split
  readonly where: Conditions
  readonly filters: readonly Filter[]
}

type Filter = (sample: PatchSample) => unknown

const EVERYTHING: Selection = { where: {}, filters: [] }

/**
 * An open data set, or the part of it that `split`, `where` and `filter` leave. Such a part costs nothing: no sample
 * is read before it is asked for.
 */
export class Data implements Displayable {
  readonly #origin: Origin
  readonly #selection: Selection

  constructor(origin: Origin, selection: Selection = EVERYTHING) {
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

  /**
   * The samples whose columns meet all conditions: a value, one of a list, or a number in a range with both ends
   * included, such as `data.where({ region: 3, landCover: [112, 114], agb: { min: 200, max: 500 } })`.
   */
  where(conditions: Conditions): Data {
    checkConditions(conditions)
    const { where } = this.#selection
    const isSecond = Object.keys(conditions).some((column) => Object.hasOwn(where, column))
    if (isSecond) return this.filter((sample) => meets(sample, conditions))
    return new Data(this.#origin, { ...this.#selection, where: { ...where, ...conditions } })
  }

  /** The samples that a function holds for, such as `data.filter((s) => s.truth.agb > 200)`. */
  filter(condition: Filter): Data {
    if (typeof condition !== 'function') {
      throw new ReoError('filter takes a function', { mend: 'Such as (sample) => sample.truth.agb > 200.' })
    }
    return new Data(this.#origin, {
      ...this.#selection,
      filters: [...this.#selection.filters, condition],
    })
  }

  /** Number of samples; those of a condition are read one after the other. */
  async count(): Promise<number> {
    if (!this.#isConditional) {
      await this.indexed()
      return countOf(this.description, this.#selection.split)
    }
    const samples = this.#select()[Symbol.asyncIterator]()
    let count = 0
    while ((await samples.next()).done !== true) count++
    return count
  }

  /** Waits until all samples are counted, which a large table needs a while for, and shows how far it is. */
  async indexed(): Promise<Data> {
    if (this.description.indexing === undefined) return this
    const progress = new ProgressDisplay()
    await this.#origin.dataset.indexed(() => progress.update(sampleCountText(this.description)))
    progress.finish(sampleCountText(this.description))
    return this
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

  /**
   * The data card: classes, biomass, counts, places, balance, and the splits compared.
   * @param options metadata columns of the region and the date, where their names do not tell
   */
  describe(options: CardColumns = {}): Figure {
    const columns = checkOptions('describe', options)
    const { split, where, filters } = this.#selection
    return new Figure(async () => {
      await this.indexed()
      const parts = {
        dataset: this.description,
        ...(filters.length === 0 && { source: { dataset: this.#origin.name } }),
        partTitle: this.#partTitles.join(', '),
        part: { ...(split !== undefined && { split }), ...(Object.keys(where).length > 0 && { where }) },
      }
      return { kind: 'dataCard', payload: await describeData(this.#select(), parts, columns) }
    })
  }

  /**
   * Looks for what is wrong with the data or one split of it; an interrupt stops it.
   * @param options.all read the imagery of every sample, not of 1000 a split
   */
  async check(options: { readonly all?: boolean } = {}): Promise<Figure> {
    const { all = false } = checkOptions('check', options)
    if (this.#isConditional) {
      throw new ReoError('Checks look at whole splits', {
        mend: "Check the data as it was opened, or data.split('test').",
      })
    }
    const { split } = this.#selection
    const signal = currentExecution()?.signal
    const progress = new ProgressDisplay(PATIENCE)
    const output = await findingsOutput(this.#origin.dataset, this.#origin.name, {
      all,
      ...(split !== undefined && { split }),
      ...(signal !== undefined && { signal }),
      onProgress: (reached) => progress.update(checkProgressText(reached)),
    })
    progress.finish(coverageOf(output.payload))
    return new Figure(() => Promise.resolve(output))
  }

  /** Its card, or what is known at once while it is indexed. */
  async [DISPLAY](): Promise<MimeBundle> {
    if (this.description.indexing === undefined) return this.describe()[DISPLAY]()
    const source = { dataset: this.#origin.name }
    return richBundle({ kind: 'table', payload: datasetPayload(this.description, source) })
  }

  [inspect.custom](): string {
    return `Data(${[this.description.name, sampleCountText(this.description), ...this.#partTitles].join(' · ')})`
  }

  /** What was chosen of the data set, in words. */
  get #partTitles(): readonly string[] {
    const { split, where, filters } = this.#selection
    return [
      ...(split === undefined ? [] : [split]),
      ...(Object.keys(where).length === 0 ? [] : [`where ${conditionsText(where)}`]),
      ...(filters.length === 0 ? [] : ['filtered']),
    ]
  }

  get #isConditional(): boolean {
    const { where, filters } = this.#selection
    return filters.length > 0 || Object.keys(where).length > 0
  }

  /** What an evaluation of these samples is to ask about. */
  static async selectionOf(
    data: Data,
  ): Promise<Origin & { readonly split: Split; readonly only?: ReadonlySet<string> }> {
    await data.indexed()
    const split = data.#selection.split ?? onlySplit(data.description) ?? 'test'
    if (!data.#isConditional) return { ...data.#origin, split }
    const only = new Set<string>()
    for await (const { id } of data.split(split).samples()) only.add(id)
    return { ...data.#origin, split, only }
  }

  /** Its data set and the split that is chosen, if one is. @throws ReoError where conditions or filters choose samples */
  static async wholeOf(data: Data): Promise<Origin & { readonly split?: Split }> {
    await data.indexed()
    if (data.#isConditional) {
      throw new ReoError('Annotations are of whole splits', {
        mend: "Annotate the data as it was opened, or data.split('train').",
      })
    }
    const { split } = data.#selection
    return { ...data.#origin, ...(split !== undefined && { split }) }
  }

  async *#select(limit = Infinity): AsyncIterable<PatchSample> {
    const { filters, where } = this.#selection
    let count = 0
    let metAny = false
    for await (const sample of this.#origin.dataset.samples(this.#query())) {
      metAny = true
      const patch = new PatchSample(this.#origin, sample)
      if (!filters.every((holds) => Boolean(holds(patch)))) continue
      yield patch
      if (++count >= limit) return
    }
    if (!metAny) await this.#checkColumns(Object.keys(where))
  }

  #query(): SampleQuery {
    const { split, where } = this.#selection
    const signal = currentExecution()?.signal
    return { where, ...(split !== undefined && { split }), ...(signal !== undefined && { signal }) }
  }

  /** @throws ReoError when a column that no sample meets the condition of is probably misspelt */
  async #checkColumns(columns: readonly string[]): Promise<void> {
    const [first] = await firstOf(this.#origin.dataset.samples({ limit: 1 }))
    const known = first === undefined ? columns : columnNames(first)
    const unknown = columns.find((column) => !known.includes(column))
    if (unknown === undefined) return
    throw new ReoError(`No sample meets the conditions, and the first has no column "${unknown}"`, {
      where: this.description.name,
      mend: `It has ${known.join(', ')}.`,
    })
  }

  async #find(id: string): Promise<PatchSample> {
    const { dataset } = this.#origin
    const sample: Sample | undefined = await dataset.find(id)
    if (sample === undefined) {
      const [first] = await firstOf(dataset.samples({ limit: 1 }))
      throw new ReoError(`There is no sample "${id}"`, {
        where: dataset.description.name,
        mend: first === undefined ? 'It has no samples.' : `Its first sample is "${first.id}".`,
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

function countOf({ sampleCounts }: DatasetDescription, split: Split | undefined): number {
  if (split !== undefined) return sampleCounts[split]
  return SPLITS.reduce((sum, each) => sum + sampleCounts[each], 0)
}

async function firstOf(samples: AsyncIterable<Sample>): Promise<readonly [Sample?]> {
  for await (const sample of samples) return [sample]
  return []
}

import type { Dataset } from '../../core/dataset/dataset'
import type { Imagery, Location, MetadataValue, Sample, Split, Truth } from '../../core/dataset/sample'
import { readImageryOf } from '../../core/dataset/readImageryOf'
import type { MimeBundle } from '../../protocol/kernel'
import { recordsPayload } from '../outputs/payloads/tablePayloads'
import { rangesOf } from '../outputs/datasetRanges'
import { patchPayload } from '../outputs/payloads/patchPayload'
import { richBundle } from '../outputs/richBundle'
import { truthSummary } from '../outputs/text/valueText'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import { Figure } from './figure'
import { checkOptions } from './options'

/** Where samples come from: their data set and the name by which outputs find it again. */
export interface Origin {
  readonly dataset: Dataset
  readonly name: string
}

/** Rows that a sequence of samples shows of itself. */
const SHOWN_SAMPLES = 20

/** A sample that has been looked up. */
export class PatchSample implements Displayable, Sample {
  readonly id: string
  readonly split: Split
  readonly location?: Location
  readonly metadata: Readonly<Record<string, MetadataValue>>
  readonly truth: Truth
  readonly #origin: Origin
  readonly #sample: Sample

  constructor(origin: Origin, sample: Sample) {
    this.id = sample.id
    this.split = sample.split
    if (sample.location !== undefined) this.location = sample.location
    this.metadata = sample.metadata
    this.truth = sample.truth
    this.#origin = origin
    this.#sample = sample
  }

  /** Shows the patch in every modality. @param options.composite such as `rgb`, `nir`, `sar` or a band */
  show(options: { readonly composite?: string } = {}): Promise<void> {
    return this.#figure(checkOptions('show', options).composite).show()
  }

  /** The patch's rasters by modality, as physical values. @throws ReoError when they cannot be read */
  imagery(): Promise<Imagery> {
    return readImageryOf(this.#origin.dataset, this.#sample)
  }

  [DISPLAY](): Promise<MimeBundle> {
    return this.#figure()[DISPLAY]()
  }

  #figure(composite?: string): Figure {
    const { dataset, name } = this.#origin
    return new Figure(async () => {
      const imagery = await this.imagery()
      const datasetRanges = await rangesOf(dataset)
      const payload = patchPayload({
        sample: this.#sample,
        imagery,
        dataset: dataset.description,
        source: { dataset: name },
        ...(datasetRanges && { datasetRanges }),
        ...(composite !== undefined && { composite }),
      })
      return { kind: 'patch', payload }
    })
  }
}

/** A sample still to be looked up: await it, or show it at once. */
export class SampleLookup implements PromiseLike<PatchSample> {
  readonly #find: () => Promise<PatchSample>
  #found: Promise<PatchSample> | undefined

  constructor(find: () => Promise<PatchSample>) {
    this.#find = find
  }

  then<Then = PatchSample, Else = never>(
    onFound?: ((sample: PatchSample) => Then | PromiseLike<Then>) | null,
    onFailed?: ((reason: unknown) => Else | PromiseLike<Else>) | null,
  ): Promise<Then | Else> {
    return this.#sample().then(onFound, onFailed)
  }

  /** Shows the patch in every modality. @param options.composite such as `rgb`, `nir`, `sar` or a band */
  async show(options: { readonly composite?: string } = {}): Promise<void> {
    await (await this.#sample()).show(options)
  }

  /** The patch's rasters by modality, as physical values. */
  async imagery(): Promise<Imagery> {
    return (await this.#sample()).imagery()
  }

  #sample(): Promise<PatchSample> {
    return (this.#found ??= this.#find())
  }
}

/** Samples in stored order: loop over them with `for await`, or take them all with `toArray()`. */
export class SampleSequence implements AsyncIterable<PatchSample>, Displayable {
  readonly #samples: () => AsyncIterable<PatchSample>

  constructor(samples: () => AsyncIterable<PatchSample>) {
    this.#samples = samples
  }

  [Symbol.asyncIterator](): AsyncIterator<PatchSample> {
    return this.#samples()[Symbol.asyncIterator]()
  }

  /** All samples as an array. */
  async toArray(): Promise<PatchSample[]> {
    const all: PatchSample[] = []
    for await (const sample of this.#samples()) all.push(sample)
    return all
  }

  async [DISPLAY](): Promise<MimeBundle> {
    const rows: Record<string, unknown>[] = []
    let more = false
    for await (const { id, split, truth, metadata } of this.#samples()) {
      more = rows.length === SHOWN_SAMPLES
      if (more) break
      rows.push({ id, split, truth: truthSummary(truth), ...metadata })
    }
    const payload = recordsPayload(rows)
    return richBundle({
      kind: 'table',
      payload: { ...payload, title: more ? `The first ${rows.length} samples` : `${rows.length} samples` },
    })
  }
}

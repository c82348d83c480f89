import type { Raster } from '../../../imagery/raster'
import type { Hdf5Values } from '../../hdf5/hdf5Type'
import type { RowBlocks } from '../../hdf5/rowBlocks'
import type { LruCache } from '../../lruCache'
import { toPhysical } from '../../physicalValues'
import type { ProblemLog } from '../../problemLog'
import type { Modality, Sample } from '../../sample'
import { type AgbdPart, contentsOf, type PartContents } from './agbdPart'
import { type Columns, type LandCover, sampleOfRow } from './agbdSample'
import { LAND_COVER_NODATA } from './schema'

/** At least so many samples are made at a time. */
const MINIMUM_SAMPLE_ROWS = 1024

/** What the parts of a data set share. */
export interface AgbdShared {
  readonly blocks: RowBlocks
  readonly samples: LruCache<readonly Sample[]>
  /** Columns by the part's prefix. */
  readonly columns: LruCache<Columns>
  readonly problems: ProblemLog
  /** @throws ReoError when a part is unlike those before */
  readonly check: (part: AgbdPart, contents: PartContents) => void
}

/** The samples and patches of one part, which is looked at when it is first needed. */
export class AgbdTable {
  readonly part: AgbdPart
  readonly #shared: AgbdShared
  #contents: Promise<PartContents> | undefined

  constructor(part: AgbdPart, shared: AgbdShared) {
    this.part = part
    this.#shared = shared
  }

  get rows(): number {
    return this.part.rows
  }

  /**
   * What the part holds.
   * @throws ReoError when an array is missing, of another shape than the others, or of a kind that is not read; and when
   *   the part is unlike the others
   */
  contents(): Promise<PartContents> {
    return (this.#contents ??= this.#look())
  }

  idOf(row: number): string {
    return `${this.part.idPrefix}-${String(row).padStart(6, '0')}`
  }

  /** Samples in stored order, made by the block. */
  async *samples(): AsyncIterable<Sample> {
    const step = sampleRows(await this.contents())
    for (let row = 0; row < this.rows; row += step) yield* await this.#samplesFrom(row)
  }

  async sampleAt(row: number): Promise<Sample> {
    const step = sampleRows(await this.contents())
    const first = Math.floor(row / step) * step
    return (await this.#samplesFrom(first))[row - first]
  }

  /** One modality of one row; undefined where the part lacks it. @throws ReoError when it cannot be read */
  async raster(row: number, modality: Modality): Promise<Raster | undefined> {
    const { arrays, patchSize } = await this.contents()
    const array = arrays.find((array) => array.modality === modality)
    if (array === undefined) return undefined
    const { file, group } = this.part
    const block = await this.#shared.blocks.blockOf(file, group + array.array, array.chunkRows, row)
    const stored = plainNumbers(block.values)
    const [width, height] = patchSize
    const size = width * height
    const data = new Float32Array(array.bands.length * size)
    array.bands.forEach((_, band) => {
      const target = data.subarray(band * size, (band + 1) * size)
      const start = (row - block.firstRow) * block.rowLength + band
      toPhysical(stored, array.scaling, array.scaling.nodata ?? [], target, { start, step: array.channels })
    })
    return { bands: array.bands, width, height, data }
  }

  async #look(): Promise<PartContents> {
    const contents = await contentsOf(this.part)
    this.#shared.check(this.part, contents)
    return contents
  }

  async #samplesFrom(first: number): Promise<readonly Sample[]> {
    const known = this.#shared.samples.get(this.idOf(first))
    if (known !== undefined) return known
    const { split } = this.part
    const contents = await this.contents()
    const columns = this.#shared.columns.get(this.part.idPrefix) ?? (await this.#readColumns(contents))
    const last = Math.min(first + sampleRows(contents), this.rows)
    const landCover = await this.#landCoverAtCentres(contents, first, last)
    const samples = Array.from({ length: last - first }, (_, index) =>
      sampleOfRow(
        this.idOf(first + index),
        split,
        columns,
        first + index,
        landCover[index],
        this.#shared.problems,
      ),
    )
    this.#shared.samples.set(this.idOf(first), samples)
    return samples
  }

  async #readColumns(contents: PartContents): Promise<Columns> {
    const columns = new Map<string, ArrayLike<number>>()
    for (const name of contents.columns) {
      columns.set(name, plainNumbers(await this.part.file.read(this.part.group + name)))
    }
    this.#shared.columns.set(this.part.idPrefix, columns)
    return columns
  }

  /** Class and probability at the centre of a block's patches; empty without land cover. */
  async #landCoverAtCentres(
    { arrays, patchSize }: PartContents,
    first: number,
    last: number,
  ): Promise<readonly (LandCover | undefined)[]> {
    const array = arrays.find(({ modality }) => modality === 'landCover')
    if (array === undefined) return []
    const [width, height] = patchSize
    const x = Math.floor(width / 2)
    const y = Math.floor(height / 2)
    const values = plainNumbers(
      await this.part.file.read(this.part.group + array.array, [
        [first, last],
        [y, y + 1],
        [x, x + 1],
      ]),
    )
    return Array.from({ length: last - first }, (_, index) => {
      const [code, probability] = [values[index * array.channels], values[index * array.channels + 1]]
      if (code === LAND_COVER_NODATA) return undefined
      const isKnown = array.channels > 1 && probability !== LAND_COVER_NODATA
      return isKnown ? { code, probability } : { code }
    })
  }
}

/** Rows of a block of samples: whole chunks of the land cover that is read for them. */
function sampleRows({ arrays }: PartContents): number {
  const chunkRows = arrays.find(({ modality }) => modality === 'landCover')?.chunkRows ?? 1
  return Math.ceil(MINIMUM_SAMPLE_ROWS / chunkRows) * chunkRows
}

/** Values as plain numbers; 64-bit integers lose what a double cannot hold. */
function plainNumbers(values: Hdf5Values): ArrayLike<number> {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return Float64Array.from(values, Number)
  return values
}

import type { Raster } from '../../../imagery/raster'
import type { ModalityDescription } from '../../dataset'
import type { Hdf5Values } from '../../hdf5/hdf5Type'
import type { RowBlocks } from '../../hdf5/rowBlocks'
import type { LruCache } from '../../lruCache'
import { toPhysical } from '../../physicalValues'
import type { ProblemLog } from '../../problemLog'
import type { Modality, Sample } from '../../sample'
import { type AgbdPart, contentsOf, type PartContents } from './agbdPart'
import { type Columns, type LandCover, sampleOfRow } from './agbdSample'
import { AGB_COLUMN, LAND_COVER_NODATA } from './schema'

/** At least so many samples are made at a time. */
const MINIMUM_SAMPLE_ROWS = 1024

/** What the parts of a data set share. */
export interface AgbdShared {
  readonly blocks: RowBlocks
  readonly samples: LruCache<readonly Sample[]>
  readonly problems: ProblemLog
}

/** The samples and patches of one part. */
export class AgbdTable {
  readonly part: AgbdPart
  readonly #contents: PartContents
  readonly #shared: AgbdShared
  #columns: Columns | undefined

  private constructor(part: AgbdPart, contents: PartContents, shared: AgbdShared) {
    this.part = part
    this.#contents = contents
    this.#shared = shared
  }

  /** @throws ReoError when an array is missing, of another shape than the others, or of a kind that is not read */
  static async open(part: AgbdPart, shared: AgbdShared): Promise<AgbdTable> {
    return new AgbdTable(part, await contentsOf(part), shared)
  }

  get rows(): number {
    return this.#contents.rows
  }

  get patchSize(): readonly [width: number, height: number] {
    return this.#contents.patchSize
  }

  get modalities(): { readonly [M in Modality]?: ModalityDescription } {
    const { arrays } = this.#contents
    return Object.fromEntries(arrays.map(({ modality, bands, unit }) => [modality, { bands, unit }]))
  }

  get hasBiomass(): boolean {
    return this.#contents.columns.includes(AGB_COLUMN)
  }

  idOf(row: number): string {
    return `${this.part.idPrefix}-${String(row).padStart(6, '0')}`
  }

  /** Samples in stored order, made by the block. */
  async *samples(): AsyncIterable<Sample> {
    for (let row = 0; row < this.rows; row += this.#sampleRows) yield* await this.#samplesFrom(row)
  }

  async sampleAt(row: number): Promise<Sample> {
    const first = Math.floor(row / this.#sampleRows) * this.#sampleRows
    return (await this.#samplesFrom(first))[row - first]
  }

  /** One modality of one row; undefined where the part lacks it. @throws ReoError when it cannot be read */
  async raster(row: number, modality: Modality): Promise<Raster | undefined> {
    const array = this.#arrayOf(modality)
    if (array === undefined) return undefined
    const { file, group } = this.part
    const block = await this.#shared.blocks.blockOf(file, group + array.array, array.chunkRows, row)
    const stored = plainNumbers(block.values)
    const [width, height] = this.patchSize
    const size = width * height
    const data = new Float32Array(array.bands.length * size)
    array.bands.forEach((_, band) => {
      const target = data.subarray(band * size, (band + 1) * size)
      const start = (row - block.firstRow) * block.rowLength + band
      toPhysical(stored, array.scaling, array.scaling.nodata ?? [], target, { start, step: array.channels })
    })
    return { bands: array.bands, width, height, data }
  }

  /** Rows of a block of samples: whole chunks of the land cover that is read for them. */
  get #sampleRows(): number {
    const chunkRows = this.#arrayOf('landCover')?.chunkRows ?? 1
    return Math.ceil(MINIMUM_SAMPLE_ROWS / chunkRows) * chunkRows
  }

  #arrayOf(modality: Modality): PartContents['arrays'][number] | undefined {
    return this.#contents.arrays.find((array) => array.modality === modality)
  }

  async #samplesFrom(first: number): Promise<readonly Sample[]> {
    const known = this.#shared.samples.get(this.idOf(first))
    if (known !== undefined) return known
    const { split } = this.part
    const columns = (this.#columns ??= await this.#readColumns())
    const landCover = await this.#landCoverAtCentres(first)
    const samples = Array.from({ length: Math.min(this.#sampleRows, this.rows - first) }, (_, index) =>
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

  async #readColumns(): Promise<Columns> {
    const columns = new Map<string, ArrayLike<number>>()
    for (const name of this.#contents.columns) {
      columns.set(name, plainNumbers(await this.part.file.read(this.part.group + name)))
    }
    return columns
  }

  /** Class and probability at the centre of a block's patches; empty without land cover. */
  async #landCoverAtCentres(first: number): Promise<readonly (LandCover | undefined)[]> {
    const array = this.#arrayOf('landCover')
    if (array === undefined) return []
    const [width, height] = this.patchSize
    const x = Math.floor(width / 2)
    const y = Math.floor(height / 2)
    const last = Math.min(first + this.#sampleRows, this.rows)
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

/** Values as plain numbers; 64-bit integers lose what a double cannot hold. */
function plainNumbers(values: Hdf5Values): ArrayLike<number> {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return Float64Array.from(values, Number)
  return values
}

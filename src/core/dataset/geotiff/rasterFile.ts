import { ReoError } from '../../errors'
import { LruCache } from '../lruCache'
import { FileBytes } from './byteSource'
import { describePage } from './describePage'
import { overviewsOf } from './overviews'
import { wholeOf, type Window } from './segments'
import type { Georeference, TiffDescription, TiffPixels, TiffType, TiffValues } from './tiffImage'
import { firstPage, type TiffPage } from './tiffPage'
import { windowPixels } from './windowPixels'

/** Decoded strips and tiles that a file keeps for the next window. */
const CACHE_BYTES = 64 * 2 ** 20

/** A raster in one of the resolutions that its file holds. */
export interface RasterLevel {
  readonly width: number
  readonly height: number
}

export interface ReadOptions {
  /** Index in `levels`; 0, the full resolution, when absent. */
  readonly level?: number
  /** Bands wanted, counted from 0, in this order; all when absent. */
  readonly bands?: readonly number[]
}

/** A TIFF of any size, of which windows are read without the rest: BigTIFFs and cloud-optimised ones too. */
export class RasterFile implements TiffDescription {
  /** The file's full resolution and then its overviews, the largest first. */
  readonly levels: readonly RasterLevel[]
  readonly bands: number
  readonly type: TiffType
  /** How its pixels are compressed, such as `deflate`. */
  readonly compression: string
  readonly nodata?: number
  readonly georeference: Georeference
  readonly bandNames: TiffDescription['bandNames']
  readonly bandScales: TiffDescription['bandScales']
  readonly #file: FileBytes
  readonly #pages: readonly TiffPage[]
  readonly #segments = new LruCache<TiffValues>(CACHE_BYTES, ({ byteLength }) => byteLength)

  private constructor(file: FileBytes, pages: readonly TiffPage[]) {
    const { layout } = pages[0]
    this.#file = file
    this.#pages = pages
    this.levels = pages.map(({ layout: { width, height } }) => ({ width, height }))
    this.bands = layout.bands
    this.type = layout.type
    this.compression = layout.codec
    const { nodata, georeference, bandNames, bandScales } = describePage(pages[0])
    if (nodata !== undefined) this.nodata = nodata
    this.georeference = georeference
    this.bandNames = bandNames
    this.bandScales = bandScales
  }

  /**
   * Reads what the file says about its image, and none of the pixels.
   * @param file absolute path
   * @param name of the file, for messages
   * @throws ReoError with the reason why it cannot be read
   */
  static async open(file: string, name: string): Promise<RasterFile> {
    const source = new FileBytes(file, name)
    try {
      const page = firstPage(source)
      return new RasterFile(source, [page, ...overviewsOf(page)])
    } catch (error) {
      source.close()
      throw error
    }
  }

  /** Width of the full resolution, in pixels. */
  get width(): number {
    return this.levels[0].width
  }

  get height(): number {
    return this.levels[0].height
  }

  /**
   * Decodes a window from the strips or tiles that it touches.
   * @param window in pixels of the level, within it
   * @throws ReoError when the window leaves the raster or has too many values, or a strip or tile is damaged
   */
  async read(window: Window, { level = 0, bands }: ReadOptions = {}): Promise<TiffPixels> {
    const page = this.#pages.at(level) ?? this.#pages[0]
    const wanted = bands ?? wholeOf(page.layout).bands
    if (
      level >= this.levels.length ||
      !isWithin(page, window) ||
      !wanted.every((band) => band in this.bandNames)
    )
      throw this.#outside(window, level, wanted)
    return windowPixels(page, window, wanted, {
      get: (key) => this.#segments.get(`${level}/${key}`),
      set: (key, values) => this.#segments.set(`${level}/${key}`, values),
    })
  }

  async close(): Promise<void> {
    this.#file.close()
  }

  #outside({ left, top, width, height }: Window, level: number, bands: readonly number[]): ReoError {
    const { width: columns, height: rows } = this.levels.at(level) ?? this.levels[0]
    return new ReoError(
      `There is no window of ${width} × ${height} px at ${left}, ${top} with bands ${bands.join(', ')} in level ${level}`,
      {
        where: this.#file.name,
        mend: `The raster has ${columns} × ${rows} px, ${this.bands} bands and ${this.levels.length} levels.`,
      },
    )
  }
}

function isWithin({ layout }: TiffPage, { left, top, width, height }: Window): boolean {
  const areWhole = [left, top, width, height].every((value) => Number.isInteger(value) && value >= 0)
  return areWhole && left + width <= layout.width && top + height <= layout.height
}

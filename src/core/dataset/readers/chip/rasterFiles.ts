import { messageOf, ReoError } from '../../../errors'
import type { ConfinedFolder } from '../../files/confinedFolder'
import { RasterFile } from '../../geotiff/rasterFile'

/** A raster that is open, with its name in the data set. */
export interface NamedRaster {
  readonly name: string
  readonly file: RasterFile
}

/** Rasters of a data set, each opened once and read by windows. */
export class RasterFiles {
  readonly #root: ConfinedFolder
  readonly #open = new Map<string, NamedRaster>()

  constructor(root: ConfinedFolder) {
    this.#root = root
  }

  /** Absolute paths of the files that are open. */
  get paths(): readonly string[] {
    return [...this.#open.keys()].map((name) => this.#root.resolve(name))
  }

  /**
   * @param key of the description that names the file, for messages
   * @throws ReoError when the file cannot be read or leaves the data set
   */
  async open(name: string, key: string): Promise<NamedRaster> {
    const known = this.#open.get(name)
    if (known !== undefined) return known
    try {
      const raster = { name, file: await RasterFile.open(this.#root.resolve(name), name) }
      this.#open.set(name, raster)
      return raster
    } catch (error) {
      throw new ReoError(`"${key}": ${messageOf(error)}`, { cause: error })
    }
  }

  async close(): Promise<void> {
    for (const { file } of this.#open.values()) await file.close()
    this.#open.clear()
  }
}

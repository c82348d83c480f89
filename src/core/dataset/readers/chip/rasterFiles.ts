import { messageOf, ReoError } from '../../../errors'
import type { ConfinedFolder } from '../../files/confinedFolder'
import { readGeotiff } from '../../geotiff/readGeotiff'
import type { Georeference, TiffImage } from '../../geotiff/tiffImage'

/** Pixels may be this part of a pixel apart and still count as the same grid. */
const TOLERANCE = 0.01

/** Rasters of a chip, read whole and once each; all lie on one pixel grid. */
export class RasterFiles {
  readonly #root: ConfinedFolder
  readonly #images = new Map<string, TiffImage>()

  constructor(root: ConfinedFolder) {
    this.#root = root
  }

  /** Absolute paths of the files read. */
  get paths(): readonly string[] {
    return [...this.#images.keys()].map((name) => this.#root.resolve(name))
  }

  /** The first raster, whose grid the others share. */
  get grid(): TiffImage | undefined {
    return this.#images.values().next().value
  }

  /**
   * @param key of the description that names the file, for messages
   * @throws ReoError when the file cannot be read or lies on another pixel grid than those before
   */
  async read(name: string, key: string): Promise<TiffImage> {
    const known = this.#images.get(name)
    if (known !== undefined) return known
    const image = await this.#load(name, key)
    const difference = this.grid === undefined ? undefined : gridDifference(this.grid, image)
    if (difference !== undefined) {
      throw new ReoError(`"${key}": the raster ${difference}`, {
        where: name,
        mend: `Bring it to the grid of ${[...this.#images.keys()][0]}, with gdalwarp for example.`,
      })
    }
    this.#images.set(name, image)
    return image
  }

  async #load(name: string, key: string): Promise<TiffImage> {
    try {
      return await readGeotiff(this.#root.read(name), name)
    } catch (error) {
      throw new ReoError(`"${key}": ${messageOf(error)}`, { cause: error })
    }
  }
}

/** How a raster's pixel grid differs from another's, or undefined where it does not, as far as both say. */
function gridDifference(grid: TiffImage, image: TiffImage): string | undefined {
  if (image.width !== grid.width || image.height !== grid.height) {
    return `has ${image.width} × ${image.height} px, the others have ${grid.width} × ${grid.height} px`
  }
  const { crs, origin, pixelSize } = image.georeference
  const other = grid.georeference
  if (crs !== undefined && other.crs !== undefined && crs !== other.crs)
    return `is in ${crs}, the others in ${other.crs}`
  if (apart(pixelSize, other.pixelSize, other)) return 'has pixels of another size than the others'
  if (apart(origin, other.origin, other)) return 'starts at another place than the others'
  return undefined
}

function apart(
  one: readonly [number, number] | undefined,
  other: readonly [number, number] | undefined,
  { pixelSize = [1, 1] }: Georeference,
): boolean {
  if (one === undefined || other === undefined) return false
  return [0, 1].some((axis) => Math.abs(one[axis] - other[axis]) > TOLERANCE * Math.abs(pixelSize[axis]))
}

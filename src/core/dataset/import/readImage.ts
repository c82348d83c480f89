import type { ConfinedFolder } from '../files/confinedFolder'
import { readGeotiff } from '../geotiff/readGeotiff'
import type { Georeference, TiffPixels } from '../geotiff/tiffImage'
import { decodeImage } from '../images/decodeImage'
import { readNpyHeader } from '../images/npyHeader'

/** An image's values with all that its file says about them. */
export interface SeenImage extends TiffPixels {
  readonly nodata?: number
  readonly georeference: Georeference
  readonly bandNames: readonly (string | undefined)[]
}

/** Reads an image of any format without a description. @throws ReoError when it cannot be read */
export async function readImage(folder: ConfinedFolder, file: string): Promise<SeenImage> {
  const bytes = folder.read(file)
  if (/\.(tiff?|gtiff)$/i.test(file)) return readGeotiff(bytes, file)
  const bands = /\.npy$/i.test(file) ? bandsOfShape(readNpyHeader(bytes, file).shape) : 3
  const { pixels, nodata } = await decodeImage(bytes, file, { bands })
  return { ...pixels, ...(nodata !== undefined && { nodata }), georeference: {}, bandNames: [] }
}

/** Bands of an array: its shorter end, where bands stand first or last. */
function bandsOfShape(shape: readonly number[]): number {
  const axes = shape.filter((size) => size > 1)
  return axes.length < 3 ? 1 : Math.min(axes[0], axes[axes.length - 1])
}

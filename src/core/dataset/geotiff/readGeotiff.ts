import { bandNamesOf } from './bandNames'
import { fastPixels } from './fastPixels'
import { georeferenceOf } from './georeference'
import { fastLayout } from './layout'
import { checkDeclaredSize } from './limits'
import { slowPixels } from './slowPixels'
import { TAG } from './tags'
import { TiffDirectory } from './tiffDirectory'
import { asStored, type TiffImage, type TiffPixels, type TiffType } from './tiffImage'

/** A TIFF's pixels and the value that marks missing data in them. */
export interface PixelsWithNodata {
  readonly pixels: TiffPixels
  readonly nodata: number | undefined
}

/**
 * Decodes a TIFF that has one of the layouts of patches, at once; undefined where {@link readPixels} has to do it.
 * @param bytes the whole file
 * @param name of the file, for messages
 * @throws ReoError when the file is foreign, truncated or damaged, or declares too many values
 */
export function readPixelsFast(bytes: Uint8Array<ArrayBuffer>, name: string): PixelsWithNodata | undefined {
  const directory = new TiffDirectory(bytes, name)
  checkDeclaredSize(directory)
  const layout = fastLayout(directory)
  if (layout === undefined) return undefined
  const nodata = nodataOf(directory, layout.type)
  return { pixels: fastPixels(directory, layout, nodata ?? 0), nodata }
}

/** Decodes a TIFF of any layout. @throws ReoError with the reason why it cannot be read */
export async function readPixels(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<PixelsWithNodata> {
  const fast = readPixelsFast(bytes, name)
  if (fast !== undefined) return fast
  const directory = new TiffDirectory(bytes, name)
  const pixels = await slowPixels(directory)
  return { pixels, nodata: nodataOf(directory, pixels.type) }
}

/**
 * Decodes a TIFF with its georeference and band names.
 * @throws ReoError with the reason why it cannot be read
 */
export async function readGeotiff(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<TiffImage> {
  const { pixels, nodata } = await readPixels(bytes, name)
  const directory = new TiffDirectory(bytes, name)
  return {
    ...pixels,
    ...(nodata === undefined ? {} : { nodata }),
    georeference: georeferenceOf(directory),
    bandNames: bandNamesOf(directory, pixels.bands),
  }
}

function nodataOf(directory: TiffDirectory, type: TiffType): number | undefined {
  const text = directory.text(TAG.gdalNodata)?.trim()
  if (text === undefined || text === '') return undefined
  const value = Number(text)
  return Number.isNaN(value) && !/nan/i.test(text) ? undefined : asStored(value, type)
}

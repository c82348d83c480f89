import { adjoiningPixels } from './adjoiningPixels'
import { bytesInMemory } from './byteSource'
import { describePage } from './describePage'
import { checkSize } from './limits'
import { firstPage, type TiffPage } from './tiffPage'
import type { TiffImage, TiffPixels } from './tiffImage'
import { pagePixels, wholeOf } from './windowPixels'

/** A TIFF's pixels and the value that marks missing data in them. */
export interface PixelsWithNodata {
  readonly pixels: TiffPixels
  readonly nodata: number | undefined
}

/**
 * Decodes a TIFF that has one of the layouts of patches, at once; undefined where {@link readPixels} has to do it.
 * @param bytes the whole file; the pixels may be a view of them
 * @param name of the file, for messages
 * @throws ReoError with the reason why it cannot be read
 */
export function readPixelsFast(bytes: Uint8Array<ArrayBuffer>, name: string): PixelsWithNodata | undefined {
  const page = firstPage(bytesInMemory(bytes, name))
  return { pixels: pixelsOf(page), nodata: page.nodata }
}

/** Decodes a TIFF of any layout. @throws ReoError with the reason why it cannot be read */
export async function readPixels(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<PixelsWithNodata> {
  const page = firstPage(bytesInMemory(bytes, name))
  return { pixels: pixelsOf(page), nodata: page.nodata }
}

/**
 * Decodes a TIFF with its georeference and band names.
 * @throws ReoError with the reason why it cannot be read
 */
export async function readGeotiff(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<TiffImage> {
  const page = firstPage(bytesInMemory(bytes, name))
  return { ...pixelsOf(page), ...describePage(page) }
}

function pixelsOf(page: TiffPage): TiffPixels {
  const { window, bands } = wholeOf(page)
  checkSize(page, window, bands.length)
  return adjoiningPixels(page) ?? pagePixels(page)
}

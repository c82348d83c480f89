import { adjoiningPixels } from './adjoiningPixels'
import { bytesInMemory } from './byteSource'
import { describePage } from './describePage'
import { wholeOf } from './segments'
import { firstPage, type TiffPage } from './tiffPage'
import type { TiffImage, TiffPixels } from './tiffImage'
import { pagePixelsAtOnce, type SegmentCache, windowPixels } from './windowPixels'

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
  const pixels = adjoiningPixels(page) ?? pagePixelsAtOnce(page)
  return pixels === undefined ? undefined : { pixels, nodata: page.nodata }
}

/** Decodes a TIFF of any layout. @throws ReoError with the reason why it cannot be read */
export async function readPixels(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<PixelsWithNodata> {
  const page = firstPage(bytesInMemory(bytes, name))
  return { pixels: await pixelsOf(page), nodata: page.nodata }
}

/**
 * Decodes a TIFF with its georeference and band names.
 * @throws ReoError with the reason why it cannot be read
 */
export async function readGeotiff(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<TiffImage> {
  const page = firstPage(bytesInMemory(bytes, name))
  return { ...(await pixelsOf(page)), ...describePage(page) }
}

const NO_CACHE: SegmentCache = { get: () => undefined, set: () => undefined }

async function pixelsOf(page: TiffPage): Promise<TiffPixels> {
  const { window, bands } = wholeOf(page.layout)
  return adjoiningPixels(page) ?? (await windowPixels(page, window, bands, NO_CACHE))
}

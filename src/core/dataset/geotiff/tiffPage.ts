import type { ByteSource } from './byteSource'
import { type TiffLayout, layoutOf } from './layout'
import { nodataOf } from './nodata'
import { firstDirectory, type TiffDirectory } from './tiffDirectory'

/** An image of a TIFF: what its fields say and how its pixels lie. */
export interface TiffPage {
  readonly directory: TiffDirectory
  readonly layout: TiffLayout
  /** Value that marks missing data. */
  readonly nodata: number | undefined
}

/** @throws ReoError when the image is of a kind that is not read, or its directory is damaged */
export function pageOf(directory: TiffDirectory): TiffPage {
  const layout = layoutOf(directory)
  return { directory, layout, nodata: nodataOf(directory, layout.type) }
}

/** A TIFF's first image. @throws as {@link pageOf}, and when the file is no TIFF */
export function firstPage(source: ByteSource): TiffPage {
  return pageOf(firstDirectory(source))
}

import { georeferenceOf } from './georeference'
import { typeOf } from './layout'
import { TAG } from './tags'
import { TiffDirectory } from './tiffDirectory'
import type { Georeference } from './tiffImage'

/** What a TIFF says of itself before any pixel is decoded. */
export interface TiffSummary {
  readonly width: number
  readonly height: number
  /** Type of its values; undefined for one that is not read. */
  readonly type: string | undefined
  readonly georeference: Georeference
}

/** @throws ReoError when the bytes are no TIFF or end within the directory */
export function describeTiff(bytes: Uint8Array<ArrayBuffer>, name: string): TiffSummary {
  const directory = new TiffDirectory(bytes, name)
  return {
    width: directory.number(TAG.imageWidth) ?? 0,
    height: directory.number(TAG.imageLength) ?? 0,
    type: typeOf(directory, directory.number(TAG.samplesPerPixel) ?? 1),
    georeference: georeferenceOf(directory),
  }
}

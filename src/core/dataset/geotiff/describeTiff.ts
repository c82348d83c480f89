import { bytesInMemory } from './byteSource'
import { georeferenceOf } from './georeference'
import { firstPage } from './tiffPage'
import type { Georeference, TiffType } from './tiffImage'

/** What a TIFF says of itself before any pixel is decoded. */
export interface TiffSummary {
  readonly width: number
  readonly height: number
  readonly type: TiffType
  readonly georeference: Georeference
}

/** @throws ReoError when the bytes are no TIFF, or one whose directory is damaged or of a kind that is not read */
export function describeTiff(bytes: Uint8Array<ArrayBuffer>, name: string): TiffSummary {
  const { directory, layout } = firstPage(bytesInMemory(bytes, name))
  const { width, height, type } = layout
  return { width, height, type, georeference: georeferenceOf(directory) }
}

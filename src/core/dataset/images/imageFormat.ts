import type { PixelsWithNodata } from '../geotiff/readGeotiff'
import type { TiffSummary } from '../geotiff/describeTiff'

/** What a description says about an image file, for formats that do not say it themselves. */
export interface ImageRequest {
  /** Bands that the file has to have. */
  readonly bands: number
  /** Order of an array's axes: bands first or bands last; inferred from the band count when absent. */
  readonly layout?: 'chw' | 'hwc'
  /** Name of the array in an archive of several. */
  readonly array?: string
}

/** One format of image files; adding one is a file of its own and a line in `decodeImage.ts`. */
export interface ImageFormat {
  /** As people call it, such as `GeoTIFF`. */
  readonly name: string
  /** Endings of file names, without the dot and in lower case. */
  readonly extensions: readonly string[]
  /** Whether a file starts as this format does. */
  recognises(bytes: Uint8Array): boolean
  /**
   * The values as stored, at once where that can be done.
   * @param bytes the whole file; good only until the call returns
   * @param name of the file, for messages
   * @throws ReoError with the reason why it cannot be read
   */
  decode(
    bytes: Uint8Array<ArrayBuffer>,
    name: string,
    request: ImageRequest,
  ): PixelsWithNodata | Promise<PixelsWithNodata>
  /** What the image says of itself before it is decoded, its place on the Earth above all. */
  describe?(bytes: Uint8Array<ArrayBuffer>, name: string): TiffSummary
}

/** Whether bytes start with those of a text in Latin-1. */
export function startsWith(bytes: Uint8Array, signature: string): boolean {
  return (
    bytes.length >= signature.length &&
    [...signature].every((character, index) => bytes[index] === character.charCodeAt(0))
  )
}

import { ReoError } from '../../errors'
import type { PixelsWithNodata } from '../geotiff/readGeotiff'
import type { TiffSummary } from '../geotiff/describeTiff'
import { geotiff } from './geotiff'
import type { ImageFormat, ImageRequest } from './imageFormat'
import { jpeg } from './jpeg'
import { npy } from './npy'
import { npz } from './npz'
import { png } from './png'

/** Every format of images that is read. */
const FORMATS: readonly ImageFormat[] = [geotiff, npy, npz, png, jpeg]

/**
 * The values of an image file of any format that is read, told by its first bytes; at once where that can be done.
 * @param bytes the whole file; good only until the call returns
 * @param name of the file, for messages
 * @throws ReoError with the reason why it cannot be read
 */
export function decodeImage(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  request: ImageRequest,
): PixelsWithNodata | Promise<PixelsWithNodata> {
  return formatOf(bytes, name).decode(bytes, name, request)
}

/** What an image file says of itself; undefined for formats that say nothing. @throws ReoError when it is damaged */
export function describeImage(bytes: Uint8Array<ArrayBuffer>, name: string): TiffSummary | undefined {
  return formatOf(bytes, name).describe?.(bytes, name)
}

/** The format that a file starts as; else the one it is named after, which then says what is wrong with it. */
function formatOf(bytes: Uint8Array, name: string): ImageFormat {
  const extension = /\.(\w+)$/.exec(name)?.[1].toLowerCase() ?? ''
  const format =
    FORMATS.find((candidate) => candidate.recognises(bytes)) ??
    FORMATS.find(({ extensions }) => extensions.includes(extension))
  if (format !== undefined) return format
  throw new ReoError('The image is of no format that is read', {
    where: name,
    mend: `Write it as ${FORMATS.map((known) => known.name).join(', ')}.`,
  })
}

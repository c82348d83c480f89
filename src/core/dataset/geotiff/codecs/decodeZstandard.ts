import { ZSTDDecoder } from 'zstddec'
import type { Compressed } from './codecMethods'

const decoder = new ZSTDDecoder()

/** Decodes Zstandard. @throws Error when the data are damaged or decode to more than the limit */
export async function decodeZstandard({ bytes, limit }: Compressed): Promise<Uint8Array<ArrayBuffer>> {
  await decoder.init()
  const decoded = decoder.decode(bytes, limit)
  // The library answers an error with no bytes.
  if (decoded.length === 0) throw new Error('its data are damaged or too long')
  return new Uint8Array(decoded)
}

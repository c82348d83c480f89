import { ReoError } from '../../errors'
import type { ByteSource } from './byteSource'

/** What the first bytes of a TIFF say. */
export interface TiffHeader {
  readonly littleEndian: boolean
  /** True in a BigTIFF, whose positions have 8 bytes. */
  readonly big: boolean
  /** Byte position of the first directory. */
  readonly firstDirectory: number
}

const LITTLE_ENDIAN = 0x4949
const BIG_ENDIAN = 0x4d4d
const CLASSIC = 42
const BIG = 43

/** @throws ReoError when the bytes are those of no TIFF */
export function readHeader(source: ByteSource): TiffHeader {
  const bytes = source.read(0, Math.min(16, source.length))
  if (bytes === undefined || bytes.length < 8) throw foreign(source)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const order = view.getUint16(0)
  const littleEndian = order === LITTLE_ENDIAN
  const version = view.getUint16(2, littleEndian)
  if (order !== LITTLE_ENDIAN && order !== BIG_ENDIAN) throw foreign(source)
  if (version === CLASSIC)
    return { littleEndian, big: false, firstDirectory: view.getUint32(4, littleEndian) }
  const isBig = version === BIG && bytes.length === 16 && view.getUint16(4, littleEndian) === 8
  if (!isBig || view.getUint16(6, littleEndian) !== 0) throw foreign(source)
  return { littleEndian, big: true, firstDirectory: Number(view.getBigUint64(8, littleEndian)) }
}

function foreign({ name }: ByteSource): ReoError {
  return new ReoError('This is not a TIFF file', {
    where: name,
    mend: 'Check what wrote it; GDAL converts most formats: gdal_translate FILE FILE.tif.',
  })
}

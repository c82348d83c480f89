export const FIELD_TYPE = { ascii: 2 } as const

/** Bytes per value of a TIFF field type, by its number; types that are not listed are not read. */
export const FIELD_SIZES: ReadonlyMap<number, number> = new Map([
  [1, 1], // BYTE
  [2, 1], // ASCII
  [3, 2], // SHORT
  [4, 4], // LONG
  [6, 1], // SBYTE
  [8, 2], // SSHORT
  [9, 4], // SLONG
  [11, 4], // FLOAT
  [12, 8], // DOUBLE
  [13, 4], // IFD
  [16, 8], // LONG8
  [17, 8], // SLONG8
  [18, 8], // IFD8
])

/** SHORT, LONG, LONG8 and SLONG8: the types in which libtiff takes the positions of strips and tiles. */
export const INTEGER_TYPES: ReadonlySet<number> = new Set([3, 4, 16, 17])

/** A value of a numeric field. */
export function decodeNumber(view: DataView, type: number, place: number, littleEndian: boolean): number {
  switch (type) {
    case 1:
      return view.getUint8(place)
    case 3:
      return view.getUint16(place, littleEndian)
    case 6:
      return view.getInt8(place)
    case 8:
      return view.getInt16(place, littleEndian)
    case 9:
      return view.getInt32(place, littleEndian)
    case 11:
      return view.getFloat32(place, littleEndian)
    case 12:
      return view.getFloat64(place, littleEndian)
    case 16:
    case 18:
      return Number(view.getBigUint64(place, littleEndian))
    case 17:
      return Number(view.getBigInt64(place, littleEndian))
    default:
      return view.getUint32(place, littleEndian)
  }
}

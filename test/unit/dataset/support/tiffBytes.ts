import { deflateSync } from 'node:zlib'

export interface TiffSpec {
  readonly width: number
  readonly height: number
  readonly bands: number
  readonly type: 'uint8' | 'int8' | 'uint16' | 'int16' | 'uint32' | 'int32' | 'float32' | 'float64'
  readonly pixel: (band: number, x: number, y: number) => number
  readonly bigEndian?: boolean
  readonly separateBands?: boolean
  readonly rowsPerStrip?: number
  /** Width and height; strips when absent. */
  readonly tile?: readonly [number, number]
  readonly deflate?: boolean
  /** Segments one right after the other, the first at a position divisible by 8; else at odd positions. */
  readonly adjoining?: boolean
  readonly nodata?: string
  /** Fields that are added or take the place of others: tag and SHORT or LONG values. */
  readonly fields?: Readonly<Record<number, readonly number[]>>
}

const TYPES = {
  uint8: {
    bytes: 1,
    format: 1,
    write: (view: DataView, at: number, value: number) => view.setUint8(at, value),
  },
  int8: {
    bytes: 1,
    format: 2,
    write: (view: DataView, at: number, value: number) => view.setInt8(at, value),
  },
  uint16: { bytes: 2, format: 1, write: setter('setUint16') },
  int16: { bytes: 2, format: 2, write: setter('setInt16') },
  uint32: { bytes: 4, format: 1, write: setter('setUint32') },
  int32: { bytes: 4, format: 2, write: setter('setInt32') },
  float32: { bytes: 4, format: 3, write: setter('setFloat32') },
  float64: { bytes: 8, format: 3, write: setter('setFloat64') },
}

type Setter = 'setUint16' | 'setInt16' | 'setUint32' | 'setInt32' | 'setFloat32' | 'setFloat64'

function setter(name: Setter) {
  return (view: DataView, at: number, value: number, littleEndian: boolean) =>
    view[name](at, value, littleEndian)
}

/** A TIFF of any plain layout, made field by field as TIFF 6.0 describes it. */
export function tiffBytes(spec: TiffSpec): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(spec)
  const { bytes, format } = TYPES[spec.type]
  const [offsetTag, countTag] = spec.tile ? [324, 325] : [273, 279]
  const fields: Record<number, readonly number[] | string> = {
    256: [spec.width],
    257: [spec.height],
    258: Array.from({ length: spec.bands }, () => bytes * 8),
    259: [spec.deflate ? 8 : 1],
    262: [1],
    277: [spec.bands],
    284: [spec.separateBands ? 2 : 1],
    339: Array.from({ length: spec.bands }, () => format),
    ...(spec.tile ? { 322: [spec.tile[0]], 323: [spec.tile[1]] } : { 278: [rowsPerStrip(spec)] }),
    [offsetTag]: segments.map(() => 0),
    [countTag]: segments.map(({ length }) => length),
    ...nodataField(spec),
    ...spec.fields,
  }
  return assemble(fields, segments, offsetTag, spec)
}

function nodataField({ nodata }: TiffSpec): Record<number, string> {
  return nodata === undefined ? {} : { 42113: `${nodata}\0` }
}

function rowsPerStrip({ rowsPerStrip: rows, height }: TiffSpec): number {
  return rows ?? height
}

function segmentsOf(spec: TiffSpec): Uint8Array[] {
  const [segmentWidth, segmentHeight] = spec.tile ?? [spec.width, rowsPerStrip(spec)]
  const planes = spec.separateBands
    ? Array.from({ length: spec.bands }, (_, band) => [band])
    : [[...Array(spec.bands).keys()]]
  const segments: Uint8Array[] = []
  for (const bands of planes) {
    for (let top = 0; top < spec.height; top += segmentHeight) {
      for (let left = 0; left < spec.width; left += segmentWidth) {
        const rows = spec.tile ? segmentHeight : Math.min(segmentHeight, spec.height - top)
        const pixels = segmentBytes(spec, bands, left, top, segmentWidth, rows)
        segments.push(spec.deflate ? deflateSync(pixels) : pixels)
      }
    }
  }
  return segments
}

/** Pixels beyond the image's edge, in tiles, hold a value that must never be seen. */
function segmentBytes(
  spec: TiffSpec,
  bands: readonly number[],
  left: number,
  top: number,
  columns: number,
  rows: number,
): Uint8Array {
  const { bytes, write } = TYPES[spec.type]
  const view = new DataView(new ArrayBuffer(columns * rows * bands.length * bytes))
  let at = 0
  for (let y = top; y < top + rows; y++) {
    for (let x = left; x < left + columns; x++) {
      for (const band of bands) {
        const inside = x < spec.width && y < spec.height
        write(view, at, inside ? spec.pixel(band, x, y) : 99, !spec.bigEndian)
        at += bytes
      }
    }
  }
  return new Uint8Array(view.buffer)
}

function assemble(
  fields: Readonly<Record<number, readonly number[] | string>>,
  segments: readonly Uint8Array[],
  offsetTag: number,
  { bigEndian = false, adjoining = false, fields: given = {} }: TiffSpec,
): Uint8Array<ArrayBuffer> {
  const littleEndian = !bigEndian
  const entries = Object.entries(fields).map(([tag, values]) => ({ tag: Number(tag), values }))
  const directoryEnd = 8 + 2 + entries.length * 12 + 4
  const spills = entries.reduce((sum, { values }) => sum + values.length * 4, 0)
  let pixelsAt = Math.ceil((directoryEnd + spills) / 8) * 8 + (adjoining ? 0 : 1)
  const offsets = segments.map(({ length }) => {
    const offset = pixelsAt
    // Values need not be aligned.
    pixelsAt += adjoining ? length : length + (length % 2 === 0 ? 2 : 1)
    return offset
  })
  const bytes = new Uint8Array(pixelsAt)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d)
  view.setUint16(2, 42, littleEndian)
  view.setUint32(4, 8, littleEndian)
  view.setUint16(8, entries.length, littleEndian)
  let spill = directoryEnd
  entries.forEach(({ tag, values }, index) => {
    const entry = 10 + index * 12
    const isText = typeof values === 'string'
    const numbers = isText
      ? [...Buffer.from(values)]
      : tag === offsetTag && !(tag in given)
        ? offsets
        : values
    const size = isText ? 1 : 4
    view.setUint16(entry, tag, littleEndian)
    view.setUint16(entry + 2, isText ? 2 : 4, littleEndian)
    view.setUint32(entry + 4, numbers.length, littleEndian)
    const inline = numbers.length * size <= 4
    const start = inline ? entry + 8 : spill
    if (!inline) view.setUint32(entry + 8, spill, littleEndian)
    numbers.forEach((value, at) => {
      if (isText) view.setUint8(start + at, value)
      else view.setUint32(start + at * 4, value, littleEndian)
    })
    if (!inline) spill += Math.ceil((numbers.length * size) / 4) * 4
  })
  segments.forEach((segment, index) => bytes.set(segment, offsets[index]))
  return bytes
}

/** Pixels and place of a GeoTIFF to write. */
export type GeotiffContent = TiffContent & GeotiffPlace

/** Pixels of a plain TIFF to write. */
export interface TiffContent {
  readonly width: number
  readonly height: number
  /** Band names, which readers show as descriptions. */
  readonly bands: readonly string[]
  /** Band-sequential values, bands × height × width. */
  readonly data: Uint8Array | Int16Array | Uint16Array | Float32Array
  /** Stored value that means there is no data; NaN means it without being named. */
  readonly nodata?: number
}

interface GeotiffPlace {
  /** EPSG code of a projected coordinate reference system in metres. */
  readonly epsg: number
  /** Upper left corner of the upper left pixel, in metres. */
  readonly easting: number
  readonly northing: number
  /** Metres. */
  readonly pixelSize: number
}

type Field =
  | { readonly tag: number; readonly type: 'ascii'; readonly text: string }
  | {
      readonly tag: number
      readonly type: 'short' | 'long' | 'double'
      readonly values: readonly number[]
    }

/** TIFF 6.0 field types: code and bytes of a value. */
const TYPES = {
  ascii: { code: 2, bytes: 1 },
  short: { code: 3, bytes: 2 },
  long: { code: 4, bytes: 4 },
  double: { code: 12, bytes: 8 },
} as const

const HEADER_BYTES = 8
const ENTRY_BYTES = 12

/**
 * Bytes of a GeoTIFF (TIFF 6.0, OGC GeoTIFF 1.1): little-endian, uncompressed, bands one after the other in a strip
 * each, so that a reader can take every band as one view. Nodata and band names stand in GDAL's own tags.
 */
export function writeGeotiff(content: TiffContent | GeotiffContent): Uint8Array<ArrayBuffer> {
  const bandBytes = content.width * content.height * content.data.BYTES_PER_ELEMENT
  const fields = fieldsOf(content, bandBytes)
  const directoryBytes = 2 + fields.length * ENTRY_BYTES + 4
  const pixelsAt = roundUp(
    HEADER_BYTES + directoryBytes + fields.reduce((sum, field) => sum + spillOf(field), 0),
    16,
  )
  const bytes = new Uint8Array(pixelsAt + bandBytes * content.bands.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x4949)
  view.setUint16(2, 42, true)
  view.setUint32(4, HEADER_BYTES, true)
  writeDirectory(view, fields, pixelsAt)
  writePixels(view, content.data, pixelsAt)
  return bytes
}

/** Fields in the order of their tags, as TIFF demands; strip offsets count from the first pixel. */
function fieldsOf(content: TiffContent | GeotiffContent, bandBytes: number): Field[] {
  const { width, height, bands, data, nodata } = content
  const forEachBand = (value: number) => bands.map(() => value)
  const short = (tag: number, ...values: readonly number[]): Field => ({ tag, type: 'short', values })
  const long = (tag: number, ...values: readonly number[]): Field => ({ tag, type: 'long', values })
  const double = (tag: number, ...values: readonly number[]): Field => ({ tag, type: 'double', values })
  const ascii = (tag: number, text: string): Field => ({ tag, type: 'ascii', text: `${text}\0` })
  const extraSamples = bands.slice(1).map(() => 0)
  return [
    short(256, width),
    short(257, height),
    short(258, ...forEachBand(data.BYTES_PER_ELEMENT * 8)),
    short(259, 1), // no compression
    short(262, 1), // black is zero
    long(STRIP_OFFSETS, ...bands.map((_, band) => band * bandBytes)),
    short(277, bands.length),
    short(278, height),
    long(279, ...forEachBand(bandBytes)),
    short(284, 2), // bands separate
    ...(extraSamples.length > 0 ? [short(338, ...extraSamples)] : []),
    short(339, ...forEachBand(sampleFormat(data))),
    ...('epsg' in content
      ? [
          double(33550, content.pixelSize, content.pixelSize, 0),
          double(33922, 0, 0, 0, content.easting, content.northing, 0),
          short(34735, ...geoKeys(content.epsg)),
        ]
      : []),
    ascii(42112, descriptions(bands)),
    ...(nodata === undefined ? [] : [ascii(42113, String(nodata))]),
  ]
}

const STRIP_OFFSETS = 273

function sampleFormat(data: GeotiffContent['data']): number {
  if (data instanceof Float32Array) return 3
  return data instanceof Int16Array ? 2 : 1
}

/** GeoKeyDirectory: version 1.1.0, then key, location, count and value of each key. */
function geoKeys(epsg: number): number[] {
  const projected = 1
  const pixelIsArea = 1
  const metre = 9001
  return [
    [1, 1, 0, 4],
    [1024, 0, 1, projected],
    [1025, 0, 1, pixelIsArea],
    [3072, 0, 1, epsg],
    [3076, 0, 1, metre],
  ].flat()
}

/** Band names as GDAL keeps them. */
function descriptions(bands: readonly string[]): string {
  const items = bands.map(
    (band, sample) => `<Item name="DESCRIPTION" sample="${sample}" role="description">${band}</Item>`,
  )
  return `<GDALMetadata>${items.join('')}</GDALMetadata>`
}

function writeDirectory(view: DataView, fields: readonly Field[], pixelsAt: number): void {
  let entryAt = HEADER_BYTES + 2
  let spillAt = HEADER_BYTES + 2 + fields.length * ENTRY_BYTES + 4
  view.setUint16(HEADER_BYTES, fields.length, true)
  for (const field of fields) {
    view.setUint16(entryAt, field.tag, true)
    view.setUint16(entryAt + 2, TYPES[field.type].code, true)
    view.setUint32(entryAt + 4, countOf(field), true)
    const spill = spillOf(field)
    if (spill > 0) view.setUint32(entryAt + 8, spillAt, true)
    writeValues(view, field, spill > 0 ? spillAt : entryAt + 8, field.tag === STRIP_OFFSETS ? pixelsAt : 0)
    entryAt += ENTRY_BYTES
    spillAt += spill
  }
}

function writeValues(view: DataView, field: Field, start: number, shift: number): void {
  if (field.type === 'ascii') {
    for (let i = 0; i < field.text.length; i++) view.setUint8(start + i, field.text.charCodeAt(i))
    return
  }
  field.values.forEach((value, index) => {
    const at = start + index * TYPES[field.type].bytes
    if (field.type === 'short') view.setUint16(at, value, true)
    else if (field.type === 'long') view.setUint32(at, value + shift, true)
    else view.setFloat64(at, value, true)
  })
}

function writePixels(view: DataView, data: GeotiffContent['data'], start: number): void {
  data.forEach((value, index) => {
    const at = start + index * data.BYTES_PER_ELEMENT
    if (data instanceof Uint8Array) view.setUint8(at, value)
    else if (data instanceof Int16Array) view.setInt16(at, value, true)
    else if (data instanceof Uint16Array) view.setUint16(at, value, true)
    else view.setFloat32(at, value, true)
  })
}

function countOf(field: Field): number {
  return field.type === 'ascii' ? field.text.length : field.values.length
}

/** Bytes of a field that do not fit into its directory entry, kept on even addresses. */
function spillOf(field: Field): number {
  const bytes = countOf(field) * TYPES[field.type].bytes
  return bytes > 4 ? roundUp(bytes, 2) : 0
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step
}

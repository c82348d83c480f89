import type { Modality } from '../core/dataset/sample'
import type { Raster } from '../core/imagery/raster'
import type { EncodedArray, EncodedRaster } from './payloads'

type EncodableArray = Uint8Array | Int16Array | Uint16Array | Int32Array | Float32Array | Float64Array

/** How each modality's values are stored in an output: 16 bits are enough for every one of them. */
const STORAGE: Readonly<
  Record<Modality, { dtype: 'u2' | 'i2'; scale: number; nodata: number; unit: string }>
> = {
  s2: { dtype: 'i2', scale: 1e-4, nodata: -32768, unit: 'reflectance' },
  sar: { dtype: 'i2', scale: 0.01, nodata: -32768, unit: 'dB' },
  rgb: { dtype: 'u2', scale: 1 / 65000, nodata: 65535, unit: 'display 0–1' },
  landCover: { dtype: 'i2', scale: 1, nodata: -32768, unit: 'CGLS code' },
}

/** Bytes as base64, in Node and in a webview. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  const chunk = 0x8000
  for (let start = 0; start < bytes.length; start += chunk) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + chunk)))
  }
  return btoa(parts.join(''))
}

/** The bytes of a base64 text. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index)
  return bytes
}

/** A typed array as base64 with its type; every platform VS Code runs on is little-endian. */
export function encodeArray(array: EncodableArray): EncodedArray {
  return {
    dtype: dtypeOf(array),
    bdata: toBase64(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
  }
}

/** The typed array that {@link encodeArray} was given. */
export function decodeArray({ dtype, bdata }: EncodedArray): EncodableArray {
  const { buffer } = fromBase64(bdata)
  switch (dtype) {
    case 'u1':
      return new Uint8Array(buffer)
    case 'i2':
      return new Int16Array(buffer)
    case 'u2':
      return new Uint16Array(buffer)
    case 'i4':
      return new Int32Array(buffer)
    case 'f4':
      return new Float32Array(buffer)
    case 'f8':
      return new Float64Array(buffer)
  }
}

/** A raster stored in 16 bits: reflectance to 0.0001, backscatter to 0.01 dB, class codes exactly. */
export function encodeRaster(raster: Raster, modality: Modality): EncodedRaster {
  const { dtype, scale, nodata, unit } = STORAGE[modality]
  const stored = dtype === 'u2' ? new Uint16Array(raster.data.length) : new Int16Array(raster.data.length)
  const [low, high] = dtype === 'u2' ? [0, 65534] : [-32767, 32767]
  raster.data.forEach((value, index) => {
    stored[index] = Number.isNaN(value) ? nodata : Math.min(high, Math.max(low, Math.round(value / scale)))
  })
  return {
    bands: raster.bands,
    width: raster.width,
    height: raster.height,
    unit,
    pixels: encodeArray(stored),
    scale,
    offset: 0,
    nodata,
  }
}

/** The physical values of an encoded raster, NaN where there is no data. */
export function decodeRaster(encoded: EncodedRaster): Raster {
  const stored = decodeArray(encoded.pixels)
  const data = Float32Array.from(stored, (value) =>
    value === encoded.nodata ? Number.NaN : value * encoded.scale + encoded.offset,
  )
  return { bands: encoded.bands, width: encoded.width, height: encoded.height, data }
}

function dtypeOf(array: EncodableArray): EncodedArray['dtype'] {
  if (array instanceof Uint8Array) return 'u1'
  if (array instanceof Int16Array) return 'i2'
  if (array instanceof Uint16Array) return 'u2'
  if (array instanceof Int32Array) return 'i4'
  if (array instanceof Float32Array) return 'f4'
  return 'f8'
}

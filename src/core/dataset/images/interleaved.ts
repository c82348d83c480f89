import { type TiffPixels, valuesOf } from '../geotiff/tiffImage'

/** Pixel after pixel, as picture formats hold them, to band after band. */
export function fromInterleaved(
  source: Uint8Array | Uint8ClampedArray | Uint16Array,
  { width, height, bands, channels }: { width: number; height: number; bands: number; channels: number },
): TiffPixels {
  const type = source instanceof Uint16Array ? 'uint16' : 'uint8'
  const size = width * height
  const data = valuesOf(type, bands * size)
  for (let band = 0; band < bands; band++) {
    for (let pixel = 0; pixel < size; pixel++) data[band * size + pixel] = source[pixel * channels + band]
  }
  return { width, height, bands, type, data }
}

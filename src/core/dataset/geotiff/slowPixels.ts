import { fromArrayBuffer } from 'geotiff'
import { messageOf, ReoError } from '../../errors'
import { hasPlainColours, typeOf } from './layout'
import { COMPRESSION, PREDICTOR, TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'
import { type TiffPixels, valuesOf } from './tiffImage'

/** Decodes what the fast path leaves, by geotiff.js. @throws ReoError with the reason why not */
export async function slowPixels(directory: TiffDirectory): Promise<TiffPixels> {
  const refusal = refusalOf(directory)
  if (refusal !== undefined) throw unreadable(directory, refusal)
  try {
    return await decode(directory)
  } catch (error) {
    throw unreadable(directory, messageOf(error), error)
  }
}

/** What geotiff.js 3.0 decodes to the very pixels of libtiff; its JPEG differs, its WebP needs a browser, and damaged Zstandard data makes it run for ever. */
const TRUSTED_COMPRESSIONS: readonly number[] = Object.values(COMPRESSION)

/** Why geotiff.js is not asked: it would give other pixels than libtiff does, or never come back. */
function refusalOf(directory: TiffDirectory): string | undefined {
  const bands = directory.number(TAG.samplesPerPixel) ?? 1
  const compression = directory.number(TAG.compression) ?? COMPRESSION.none
  const predictor = directory.number(TAG.predictor) ?? PREDICTOR.none
  if (typeOf(directory, bands) === undefined) {
    const bits = directory.numbers(TAG.bitsPerSample) ?? [1]
    const format = directory.number(TAG.sampleFormat) ?? 1
    return `values of ${[...new Set(bits)].join(', ')} bits in sample format ${format} are not read`
  }
  if (!TRUSTED_COMPRESSIONS.includes(compression)) return `compression ${compression} is not read`
  if (!hasPlainColours(directory)) return `colours of model ${directory.number(TAG.photometric)} are not read`
  if ((directory.number(TAG.fillOrder) ?? 1) !== 1) return 'bits in reverse order are not read'
  if (!directory.littleEndian && predictor !== PREDICTOR.none)
    return 'a predictor in a big-endian file is not read'
  return undefined
}

async function decode(directory: TiffDirectory): Promise<TiffPixels> {
  const { bytes } = directory
  const whole = new Uint8Array(bytes).buffer
  const image = await (await fromArrayBuffer(whole)).getImage(0)
  const bands = image.getSamplesPerPixel()
  const type = typeOf(directory, bands)
  if (type === undefined) throw new Error('its values are of a type that is not read')
  const rasters = await image.readRasters({ interleave: false })
  const { width, height } = rasters
  const data = valuesOf(type, width * height * bands)
  for (let band = 0; band < bands; band++)
    data.set(Array.from(rasters[band] as ArrayLike<number>), band * width * height)
  return { width, height, bands, type, data }
}

function unreadable(directory: TiffDirectory, reason: string, cause?: unknown): ReoError {
  return new ReoError(`The TIFF cannot be decoded: ${reason}`, {
    where: directory.name,
    mend: 'Write it plainly: gdal_translate -co COMPRESS=DEFLATE FILE FILE.tif.',
    cause,
  })
}

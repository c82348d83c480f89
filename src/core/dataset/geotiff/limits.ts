import { ReoError } from '../../errors'
import { TAG } from './tags'
import type { TiffDirectory } from './tiffDirectory'

/** A raster with more values than this is not decoded: it would fill the memory. */
export const MAXIMUM_VALUES = 100_000_000

/** A file longer than this is not read whole. */
export const MAXIMUM_FILE_BYTES = 2 ** 31 - 1

/** @throws ReoError when a TIFF declares more values than are decoded, before any memory is taken for them */
export function checkDeclaredSize(directory: TiffDirectory): void {
  const bands = directory.number(TAG.samplesPerPixel) ?? 1
  const image = sizeOf(directory, TAG.imageWidth, TAG.imageLength, bands)
  const tile = sizeOf(directory, TAG.tileWidth, TAG.tileLength, bands)
  const tooLarge = [image, tile].find(({ values }) => values > MAXIMUM_VALUES)
  if (tooLarge === undefined) return
  const what = tooLarge === image ? 'The TIFF declares' : 'A tile of the TIFF declares'
  throw new ReoError(
    `${what} ${tooLarge.text} values, more than the ${MAXIMUM_VALUES / 1e6} million that are read at once`,
    {
      where: directory.name,
      mend: 'Cut it into parts: gdal_translate -srcwin X Y WIDTH HEIGHT FILE PART.tif.',
    },
  )
}

function sizeOf(
  directory: TiffDirectory,
  widthTag: number,
  heightTag: number,
  bands: number,
): { values: number; text: string } {
  const width = directory.number(widthTag) ?? 0
  const height = directory.number(heightTag) ?? 0
  return { values: width * height * bands, text: `${width} × ${height} × ${bands}` }
}

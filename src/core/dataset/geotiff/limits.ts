import type { TiffLayout } from './layout'
import type { Window } from './segments'
import type { TiffPage } from './tiffPage'
import { ReoError } from '../../errors'

/** More values than this are not decoded at once: they would fill the memory. */
export const MAXIMUM_VALUES = 100_000_000

/**
 * Checks how much a window takes, before any memory is taken for it.
 * @throws ReoError when it, or one segment of the file, has more values than are decoded at once
 */
export function checkSize({ directory, layout }: TiffPage, window: Window, bands: number): void {
  const { tiled, segmentWidth, segmentHeight } = layout
  const whole = window.width === layout.width && window.height === layout.height
  check(directory.name, whole ? 'The TIFF declares' : 'The window has', window.width, window.height, bands)
  const what = `A ${tiled ? 'tile' : 'strip'} of the TIFF declares`
  check(directory.name, what, segmentWidth, segmentHeight, samplesIn(layout))
}

function samplesIn({ separateBands, bands }: TiffLayout): number {
  return separateBands ? 1 : bands
}

function check(name: string, what: string, width: number, height: number, bands: number): void {
  if (width * height * bands <= MAXIMUM_VALUES) return
  const limit = `${MAXIMUM_VALUES / 1e6} million`
  throw new ReoError(
    `${what} ${width} × ${height} × ${bands} values, more than the ${limit} that are read at once`,
    {
      where: name,
      mend: 'Cut it into parts: gdal_translate -srcwin X Y WIDTH HEIGHT FILE PART.tif.',
    },
  )
}

import { ReoError } from '../../errors'
import type { TiffLayout } from './layout'
import type { Window } from './segments'
import type { TiffPage } from './tiffPage'

/** More values than this are not decoded at once: they would fill the memory. */
export const MAXIMUM_VALUES = 100_000_000

/** Decoding a window may take this many times as many: strips and tiles reach beyond it. */
const MARGIN = 4

/**
 * Checks how much a window takes, before any memory is taken for it.
 * @throws ReoError when it, one segment of the file, or all segments that it touches have too many values
 */
export function checkSize({ directory, layout }: TiffPage, window: Window, bands: number): void {
  const { tiled, segmentWidth, segmentHeight, separateBands } = layout
  const isWhole = window.width === layout.width && window.height === layout.height
  const check = (what: string, [width, height, depth]: readonly number[], limit: number) => {
    if (width * height * depth > limit)
      throw tooLarge(directory.name, `${what} ${width} × ${height} × ${depth}`, limit)
  }
  const samples = separateBands ? 1 : layout.bands
  check(
    isWhole ? 'The TIFF declares' : 'The window has',
    [window.width, window.height, bands],
    MAXIMUM_VALUES,
  )
  const kind = tiled ? 'tile' : 'strip'
  check(`A ${kind} of the TIFF declares`, [segmentWidth, segmentHeight, samples], MAXIMUM_VALUES)
  const touched = [...touchedSize(layout, window), separateBands ? bands : layout.bands]
  check(`The ${kind}s that hold the window declare`, touched, MARGIN * MAXIMUM_VALUES)
}

/** Width and height of all segments that a window touches. */
function touchedSize({ segmentWidth, segmentHeight }: TiffLayout, window: Window): [number, number] {
  return [reach(window.left, window.width, segmentWidth), reach(window.top, window.height, segmentHeight)]
}

function reach(start: number, length: number, step: number): number {
  return (Math.ceil((start + length) / step) - Math.floor(start / step)) * step
}

function tooLarge(name: string, what: string, limit: number): ReoError {
  return new ReoError(`${what} values, more than the ${limit / 1e6} million that are read at once`, {
    where: name,
    mend: 'Cut it into parts: gdal_translate -srcwin X Y WIDTH HEIGHT FILE PART.tif.',
  })
}

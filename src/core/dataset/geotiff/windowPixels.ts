import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { LruCache } from '../lruCache'
import { decodeSegment, isLeftOut } from './decodeSegment'
import { checkSize } from './limits'
import { fillOf } from './nodata'
import { fillSegment, placeSegment, type Target } from './placeSegment'
import { type Segment, segmentsIn, type Window } from './segments'
import type { TiffPage } from './tiffPage'
import { type TiffPixels, type TiffValues, valuesOf } from './tiffImage'

/** Segments decoded earlier, by their number. */
export type SegmentCache = Pick<LruCache<TiffValues>, 'get' | 'set'>

/** The whole of a page, all bands. */
export function wholeOf({ layout: { width, height, bands } }: TiffPage): { window: Window; bands: number[] } {
  return { window: { left: 0, top: 0, width, height }, bands: [...Array(bands).keys()] }
}

/** Decodes a page at once. @throws ReoError when it is too large, truncated or damaged */
export function pagePixels(page: TiffPage): TiffPixels {
  const { window, bands } = wholeOf(page)
  const target = emptyTarget(page, window, bands)
  for (const segment of segmentsIn(page.layout, window, bands)) {
    if (isLeftOut(page, segment)) fillSegment(segment, fillOf(page.nodata, page.layout.type), target)
    else placeSegment(page.layout, segment, decodeSegment(page, segment), target)
  }
  return pixelsOf(page, target)
}

/**
 * Decodes the segments of a page that a window touches, with turns of the event loop between them.
 * @param cache what is kept for the next window
 * @throws ReoError when the window is too large, or a segment truncated or damaged
 */
export async function windowPixels(
  page: TiffPage,
  window: Window,
  bands: readonly number[],
  cache: SegmentCache,
): Promise<TiffPixels> {
  const target = emptyTarget(page, window, bands)
  for (const segment of segmentsIn(page.layout, window, bands)) {
    if (isLeftOut(page, segment)) fillSegment(segment, fillOf(page.nodata, page.layout.type), target)
    else placeSegment(page.layout, segment, await segmentValues(page, segment, cache), target)
  }
  return pixelsOf(page, target)
}

async function segmentValues(page: TiffPage, segment: Segment, cache: SegmentCache): Promise<TiffValues> {
  const key = String(segment.index)
  const known = cache.get(key)
  if (known !== undefined) return known
  await turnOfEventLoop()
  const values = decodeSegment(page, segment)
  cache.set(key, values)
  return values
}

function emptyTarget(page: TiffPage, window: Window, bands: readonly number[]): Target {
  checkSize(page, window, bands.length)
  return { window, bands, data: valuesOf(page.layout.type, window.width * window.height * bands.length) }
}

function pixelsOf({ layout: { type } }: TiffPage, { window, bands, data }: Target): TiffPixels {
  return { width: window.width, height: window.height, bands: bands.length, type, data }
}

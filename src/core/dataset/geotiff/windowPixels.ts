import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { LruCache } from '../lruCache'
import { decodeSegmentApart, decodeSegmentAtOnce, isLeftOut } from './decodeSegment'
import { checkSize } from './limits'
import { fillOf } from './nodata'
import { fillSegment, placeSegment, type Target } from './placeSegment'
import { type Segment, segmentsIn, wholeOf, type Window } from './segments'
import type { TiffPage } from './tiffPage'
import { type TiffPixels, type TiffValues, valuesOf as arrayOf } from './tiffImage'

/** Segments decoded earlier, by their number. */
export type SegmentCache = Pick<LruCache<TiffValues>, 'get' | 'set'>

/** Work goes on this long before the process answers whoever waits for it. */
const TURN_MS = 10

/**
 * Decodes a page at once; undefined where {@link windowPixels} has to do it.
 * @throws ReoError when it is too large, truncated or damaged
 */
export function pagePixelsAtOnce(page: TiffPage): TiffPixels | undefined {
  const { window, bands } = wholeOf(page.layout)
  const target = emptyTarget(page, window, bands)
  for (const segment of segmentsIn(page.layout, window, bands)) {
    const values = isLeftOut(page, segment) ? 'none' : decodeSegmentAtOnce(page, segment)
    if (values === undefined) return undefined
    place(page, segment, values, target)
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
  let turnEnds = performance.now() + TURN_MS
  for (const segment of segmentsIn(page.layout, window, bands)) {
    place(page, segment, isLeftOut(page, segment) ? 'none' : await valuesOf(page, segment, cache), target)
    if (performance.now() < turnEnds) continue
    await turnOfEventLoop()
    turnEnds = performance.now() + TURN_MS
  }
  return pixelsOf(page, target)
}

async function valuesOf(page: TiffPage, segment: Segment, cache: SegmentCache): Promise<TiffValues> {
  const key = String(segment.index)
  const known = cache.get(key)
  if (known !== undefined) return known
  const values = decodeSegmentAtOnce(page, segment) ?? (await decodeSegmentApart(page, segment))
  cache.set(key, values)
  return values
}

function place(page: TiffPage, segment: Segment, values: TiffValues | 'none', target: Target): void {
  if (values === 'none') fillSegment(segment, fillOf(page), target)
  else placeSegment(page.layout, segment, values, target)
}

function emptyTarget(page: TiffPage, window: Window, bands: readonly number[]): Target {
  checkSize(page, window, bands.length)
  return { window, bands, data: arrayOf(page.layout.type, window.width * window.height * bands.length) }
}

function pixelsOf({ layout: { type } }: TiffPage, { window, bands, data }: Target): TiffPixels {
  return { width: window.width, height: window.height, bands: bands.length, type, data }
}

import type { TiffLayout } from './layout'
import type { Segment, Window } from './segments'
import type { TiffValues } from './tiffImage'

/** A window that is being filled: its values band by band, of these bands of the image. */
export interface Target {
  readonly window: Window
  readonly bands: readonly number[]
  readonly data: TiffValues
}

/** Copies a segment's values to where they belong in a window. */
export function placeSegment(
  { segmentWidth }: TiffLayout,
  segment: Segment,
  values: TiffValues,
  target: Target,
): void {
  const { left, right, top, bottom } = overlap(segment, target.window)
  const { samples } = segment
  for (const [place, band] of bandsOf(segment, target)) {
    for (let row = top; row < bottom; row++) {
      const start = startOf(target, place, row, left)
      const source =
        ((row - segment.top) * segmentWidth + left - segment.left) * samples + band - segment.band
      if (samples === 1) target.data.set(values.subarray(source, source + right - left), start)
      else pick(bitsOf(values), source, samples, bitsOf(target.data), start, right - left)
    }
  }
}

/** Fills a segment's part of a window with one value. */
export function fillSegment(segment: Segment, value: number, target: Target): void {
  const { left, right, top, bottom } = overlap(segment, target.window)
  for (const [place] of bandsOf(segment, target)) {
    for (let row = top; row < bottom; row++) {
      const start = startOf(target, place, row, left)
      target.data.fill(value, start, start + right - left)
    }
  }
}

/** Floats as whole numbers: to copy a NaN as a float may change what it carries. */
function bitsOf(values: TiffValues): TiffValues {
  if (!(values instanceof Float32Array)) return values
  return new Uint32Array(values.buffer, values.byteOffset, values.length)
}

function pick(
  values: TiffValues,
  source: number,
  step: number,
  data: TiffValues,
  start: number,
  count: number,
): void {
  for (let index = 0; index < count; index++) data[start + index] = values[source + index * step]
}

/** The wanted bands that a segment holds, each with its place in the target. */
function bandsOf({ band, samples }: Segment, { bands }: Target): [place: number, band: number][] {
  return [...bands.entries()].filter(([, wanted]) => wanted >= band && wanted < band + samples)
}

function startOf({ window }: Target, place: number, row: number, column: number): number {
  return (place * window.height + row - window.top) * window.width + column - window.left
}

function overlap(segment: Segment, window: Window) {
  return {
    left: Math.max(segment.left, window.left),
    right: Math.min(segment.left + segment.columns, window.left + window.width),
    top: Math.max(segment.top, window.top),
    bottom: Math.min(segment.top + segment.rows, window.top + window.height),
  }
}

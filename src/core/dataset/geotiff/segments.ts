import type { TiffLayout } from './layout'

/** A part of an image, in pixels from its top left corner. */
export interface Window {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** One strip or tile and the place of its pixels in the image. */
export interface Segment {
  readonly index: number
  readonly left: number
  readonly top: number
  /** Pixels inside the image. */
  readonly columns: number
  readonly rows: number
  /** First band it holds, and how many side by side. */
  readonly band: number
  readonly samples: number
}

/** The whole of an image, all bands. */
export function wholeOf({ width, height, bands }: TiffLayout): { window: Window; bands: number[] } {
  return { window: { left: 0, top: 0, width, height }, bands: [...Array(bands).keys()] }
}

/** The segments that a window of some bands touches, in the order of the file. */
export function* segmentsIn(layout: TiffLayout, window: Window, bands: readonly number[]): Iterable<Segment> {
  const { separateBands, segmentWidth, segmentHeight } = layout
  const right = Math.ceil((window.left + window.width) / segmentWidth)
  const bottom = Math.ceil((window.top + window.height) / segmentHeight)
  for (const plane of separateBands ? bands : [0]) {
    for (let down = Math.floor(window.top / segmentHeight); down < bottom; down++) {
      for (let across = Math.floor(window.left / segmentWidth); across < right; across++)
        yield segmentAt(layout, plane, down, across)
    }
  }
}

function segmentAt(layout: TiffLayout, plane: number, down: number, across: number): Segment {
  const { width, height, bands, separateBands, segmentWidth, segmentHeight } = layout
  const left = across * segmentWidth
  const top = down * segmentHeight
  return {
    index: (plane * layout.segmentsDown + down) * layout.segmentsAcross + across,
    left,
    top,
    columns: Math.min(segmentWidth, width - left),
    rows: Math.min(segmentHeight, height - top),
    band: plane,
    samples: separateBands ? 1 : bands,
  }
}

/** "strip 3", for messages. */
export function nameOfSegment({ tiled }: TiffLayout, { index }: Segment): string {
  return `${tiled ? 'tile' : 'strip'} ${index}`
}

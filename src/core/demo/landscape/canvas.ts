import type { CoverName } from './covers'
import type { Parcels } from './parcels'

/** A scene while it is composed; layers paint over one another. */
export interface Canvas {
  readonly size: number
  /** Cover of each pixel, row by row. */
  readonly covers: CoverName[]
  readonly parcels: Parcels
  /** The direction that parcels, roads and streets follow, in radians. */
  readonly direction: number
}

/** A pixel that a brush comes to. */
export interface BrushPoint {
  readonly x: number
  readonly y: number
  readonly pixel: number
  readonly cover: CoverName
}

/** Paints each pixel with what the brush returns for it, or leaves it where that is undefined. */
export function paint({ size, covers }: Canvas, brush: (point: BrushPoint) => CoverName | undefined): void {
  covers.forEach((cover, pixel) => {
    covers[pixel] = brush({ x: pixel % size, y: Math.floor(pixel / size), pixel, cover }) ?? cover
  })
}

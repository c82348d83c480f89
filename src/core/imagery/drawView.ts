import type { Imagery } from '../dataset/sample'
import type { StretchChoice } from './displayRange'
import { CLOUD_HATCH, drawHatch, NODATA_HATCH } from './hatch'
import { drawOverlay } from './overlay'
import { enlarge, paint, type Picture } from './picture'
import { openView, type View } from './view'

export interface DrawOptions {
  /** Whole factor by which every pixel is enlarged; hatches and outlines are drawn finer than pixels. */
  readonly detail?: number
  /** Of a land-cover overlay, 0–1. */
  readonly opacity?: number
}

/** Opacity of a land-cover overlay where none is given. */
export const DEFAULT_OPACITY = 0.4

/** Draws one composite, or one band by its name. @throws ReoError as {@link openView} */
export function drawComposite(
  imagery: Imagery,
  id: string,
  { stretch, ...options }: DrawOptions & { readonly stretch?: StretchChoice } = {},
): Picture {
  return drawView(openView(imagery, id, stretch), options)
}

/** Draws a view: its colours, then what lies over them, cloud hatched, and no data hatched in another way. */
export function drawView(view: View, { detail = 1, opacity = DEFAULT_OPACITY }: DrawOptions = {}): Picture {
  const { colours, clouds, overlay } = view
  const missing = new Set<number>()
  const plain = paint(view.width, view.height, (pixel) => {
    const colour = colours.at(pixel)
    if (colour === undefined) missing.add(pixel)
    return colour
  })
  const picture = enlarge(plain, detail)
  if (missing.size > 0) drawHatch(picture, detail, NODATA_HATCH, (pixel) => missing.has(pixel))
  if (overlay !== undefined) drawOverlay(picture, detail, overlay, opacity)
  if (clouds !== undefined)
    drawHatch(picture, detail, CLOUD_HATCH, (pixel) => clouds[pixel] && !missing.has(pixel))
  return picture
}

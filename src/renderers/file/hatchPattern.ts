import { NODATA_HATCH } from '../../core/imagery/hatch'
import { html } from '../shared/dom'

/** Screen pixels that a stripe's part is wide. */
const PART = 2

/** The hatch of missing data as a fill, so that stripes stay thin at every zoom. */
export function hatchPattern(context: CanvasRenderingContext2D): CanvasPattern | string {
  const { stripes, slope } = NODATA_HATCH
  const side = stripes.length * PART
  const cell = html('canvas', { width: side, height: side })
  const drawing = cell.getContext('2d')
  if (drawing === null) return '#8a8a8a'
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const across = (((slope * y + x) % side) + side) % side
      const colour = stripes[Math.floor(across / PART)]
      if (colour === undefined) continue
      drawing.fillStyle = `rgb(${colour.join(' ')})`
      drawing.fillRect(x, y, 1, 1)
    }
  }
  return context.createPattern(cell, 'repeat') ?? '#8a8a8a'
}

import type { Raster } from '../../core/imagery/raster'
import { html } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** Part of the picture's width that the scale bar fills at most, so that the caption stays on one line. */
const WIDEST_BAR = 1 / 3

/** The line under a patch: scale bar, size on the ground and where north is. */
export function scaleCaption(grid: Raster, pixelSize: number | undefined): HTMLElement {
  if (pixelSize === undefined) {
    return html('div', { class: 'reo-patch-caption' }, html('span', {}, 'Pixel size not known'), northNote())
  }
  const width = grid.width * pixelSize
  const metres = scaleBarLength(width * WIDEST_BAR)
  const size = `${formatNumber(width, 0)} × ${formatNumber(grid.height * pixelSize, 0)} m`
  return html(
    'div',
    { class: 'reo-patch-caption' },
    html('span', { class: 'reo-scale-line', style: { width: `${(100 * metres) / width}%` } }),
    html('span', { class: 'reo-scale-length' }, `${formatNumber(metres, metres < 1 ? 1 : 0)} m`),
    html('span', { title: `${grid.width} × ${grid.height} pixels of ${pixelSize} m` }, size),
    northNote(),
  )
}

function northNote(): HTMLElement {
  return html('span', { title: 'North is up' }, 'N ↑')
}

/** The longest of 1, 2 and 5 times a power of ten that is at most a width. */
function scaleBarLength(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= width) ?? power
}

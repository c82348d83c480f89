import type { Raster } from '../../core/imagery/raster'
import { html } from '../shared/dom'
import { formatNumber } from '../shared/format'

/** The line under a patch: scale bar, size on the ground and where north is. */
export function scaleCaption(grid: Raster, pixelSize: number | undefined): HTMLElement {
  if (pixelSize === undefined) {
    return html('div', { class: 'reo-patch-caption' }, html('span', {}, 'Pixel size not known'), northNote())
  }
  const metres = scaleBarLength(grid.width * pixelSize)
  const pixels = metres / pixelSize
  const size = `${formatNumber(grid.width * pixelSize, 0)} × ${formatNumber(grid.height * pixelSize, 0)} m`
  return html(
    'div',
    { class: 'reo-patch-caption' },
    html(
      'span',
      { class: 'reo-scale-bar', style: { '--reo-bar': String(pixels) } },
      html('span', { class: 'reo-scale-line' }),
      `${formatNumber(metres, 0)} m`,
    ),
    html('span', { title: `${grid.width} × ${grid.height} pixels of ${pixelSize} m` }, size),
    northNote(),
  )
}

function northNote(): HTMLElement {
  return html('span', { title: 'North is up' }, 'N ↑')
}

/** The longest of 1, 2 and 5 times a power of ten that is at most half the width. */
function scaleBarLength(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width / 2))
  return [5, 2, 1].map((step) => step * power).find((length) => length <= width / 2) ?? power
}

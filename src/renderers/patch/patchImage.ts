import type { Raster } from '../../core/imagery/raster'
import { html, svg } from '../shared/dom'
import { comparisonBar } from './comparisonBar'
import type { Pixel } from './imagery'
import { patchLayers, type Shown } from './patchLayers'
import { scaleCaption } from './scaleCaption'
import type { Comparison } from './viewChoices'

/** Diameter in metres of a GEDI footprint, which AGB labels come from (Dubayah et al. 2020, doi:10.1016/j.srs.2020.100002). */
const FOOTPRINT = 25

/** Side in CSS pixels that the picture fills at most, in a narrow and a wide figure, if its pixels are not more. */
const SIDES = { narrow: 260, wide: 350 }

/** The whole factor by which a picture of that size is drawn larger. */
export function detailOf({ width, height }: { readonly width: number; readonly height: number }): number {
  return zoomTo(SIDES.wide, width, height)
}

export interface PatchImage {
  readonly element: HTMLElement
  /** Shows a picture, and another to compare it with. */
  show(main: Shown, partner?: Shown, how?: Comparison): void
  /** Marks a pixel. */
  mark(pixel: Pixel): void
}

export interface PatchImageOptions {
  readonly grid: Raster
  /** Metres per pixel, where known. */
  readonly pixelSize: number | undefined
  /** Whether the truth is that of a footprint at the centre. */
  readonly footprint: boolean
  /** A pixel that is pointed at, or moved to by keys; undefined when the pointer leaves. */
  readonly onPoint: (pixel: Pixel | undefined) => void
  /** A pixel that stays chosen: by a click or by arrow keys. */
  readonly onChoose: (pixel: Pixel) => void
}

/** The patch as large crisp pixels, with its footprint, scale bar and a pixel that pointer and arrow keys move. */
export function patchImage({ grid, pixelSize, footprint, onPoint, onChoose }: PatchImageOptions): PatchImage {
  const { width, height } = grid
  const layers = patchLayers()
  const bar = comparisonBar(() => stage)
  const marker = svg('g', { class: 'reo-patch-marker' })
  const overlay = svg(
    'svg',
    { class: 'reo-patch-overlay', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' },
    footprint && footprintMark(grid, pixelSize),
    marker,
  )
  const stage = html(
    'div',
    {
      class: 'reo-patch-stage',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'patch image',
      'aria-label': `${width} by ${height} pixels; arrow keys move the pixel that is read out, Escape returns to the centre`,
    },
    ...layers.elements,
    overlay,
    bar.edge,
  )

  let chosen = centreOf(grid)
  const choose = (pixel: Pixel) => {
    chosen = pixel
    onChoose(pixel)
  }
  stage.addEventListener('pointermove', (event) => onPoint(pixelUnder(event, stage, grid)))
  stage.addEventListener('pointerleave', () => onPoint(undefined))
  stage.addEventListener('click', (event) => {
    const pixel = pixelUnder(event, stage, grid)
    if (pixel !== undefined) choose(pixel)
  })
  stage.addEventListener('keydown', (event) => {
    const next = moved(chosen, event.key, grid)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(next)
  })

  return {
    element: html(
      'div',
      {
        class: 'reo-patch-image',
        style: {
          '--reo-columns': String(width),
          '--reo-rows': String(height),
          '--reo-zoom-narrow': String(zoomTo(SIDES.narrow, width, height)),
          '--reo-zoom-wide': String(zoomTo(SIDES.wide, width, height)),
        },
      },
      stage,
      bar.element,
      scaleCaption(grid, pixelSize),
    ),
    show(main, partner, how) {
      const comparison = partner === undefined ? undefined : how
      stage.dataset['reoComparison'] = comparison ?? 'none'
      layers.show(main, partner)
      bar.show(comparison)
    },
    mark({ row, column }) {
      const square = { x: column, y: row, width: 1, height: 1 }
      marker.replaceChildren(
        svg('rect', { ...square, class: 'reo-outline-dark' }),
        svg('rect', { ...square, class: 'reo-outline-light' }),
      )
    },
  }
}

/** The pixel that holds the middle of a grid. */
export function centreOf({ width, height }: Raster): Pixel {
  return { row: Math.floor(height / 2), column: Math.floor(width / 2) }
}

/** Whether a pixel is the one in the middle. */
export function isCentre({ row, column }: Pixel, grid: Raster): boolean {
  const centre = centreOf(grid)
  return row === centre.row && column === centre.column
}

function zoomTo(side: number, width: number, height: number): number {
  return Math.max(1, Math.floor(side / Math.max(width, height)))
}

function pixelUnder(event: MouseEvent, stage: HTMLElement, { width, height }: Raster): Pixel | undefined {
  const box = stage.getBoundingClientRect()
  const column = Math.floor(((event.clientX - box.left) / box.width) * width)
  const row = Math.floor(((event.clientY - box.top) / box.height) * height)
  const inside = column >= 0 && column < width && row >= 0 && row < height
  return inside ? { row, column } : undefined
}

function moved({ row, column }: Pixel, key: string, grid: Raster): Pixel | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column }
    case 'ArrowDown':
      return { row: Math.min(grid.height - 1, row + 1), column }
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) }
    case 'ArrowRight':
      return { row, column: Math.min(grid.width - 1, column + 1) }
    case 'Home':
      return { row, column: 0 }
    case 'End':
      return { row, column: grid.width - 1 }
    case 'Escape':
      return isCentre({ row, column }, grid) ? undefined : centreOf(grid)
    default:
      return undefined
  }
}

function footprintMark(grid: Raster, pixelSize: number | undefined): SVGElement {
  const circle = { cx: grid.width / 2, cy: grid.height / 2, r: FOOTPRINT / 2 / (pixelSize ?? 10) }
  return svg(
    'g',
    {},
    svg('circle', { ...circle, class: 'reo-outline-dark' }),
    svg('circle', { ...circle, class: 'reo-outline-light' }),
  )
}

import type { ImageDescription } from '../../core/dataset/look/viewedImage'
import type { Stretch } from '../../core/imagery/stretch'
import { html } from '../shared/dom'
import { hatchPattern } from './hatchPattern'
import type { Look } from './looks'
import { paintTile } from './paintTile'
import type { TileStore } from './tileStore'
import { boxOf, fitted, moved, type Size, type Tile, tilesIn, type Viewport, zoomed } from './viewport'

/** A pixel of the full resolution. */
export interface ImagePixel {
  readonly column: number
  readonly row: number
}

export interface ImageCanvas {
  readonly element: HTMLElement
  /** Draws anew, with these colours. */
  draw(look: Look, stretch: Stretch): void
  /** The tiles that the canvas shows. */
  tiles(): readonly Tile[]
  zoom(factor: number): void
  fit(): void
  mark(pixel: ImagePixel): void
  readonly view: Viewport | undefined
}

export interface ImageCanvasOptions {
  readonly image: ImageDescription
  readonly store: TileStore
  /** What was shown before the page was hidden. */
  readonly view: Viewport | undefined
  /** The canvas shows another part, or has another size. */
  readonly onMove: () => void
  readonly onPoint: (pixel: ImagePixel | undefined) => void
  readonly onChoose: (pixel: ImagePixel) => void
}

const ZOOM_STEP = 1.5
const PAN_STEP = 80
/** A pointer that moves less than this between down and up has clicked. */
const CLICK_DISTANCE = 4

/** A picture of any size under a canvas: dragged and zoomed by pointer, wheel and keys. */
export function imageCanvas(options: ImageCanvasOptions): ImageCanvas {
  const { image, store, onMove, onPoint, onChoose } = options
  const [{ width, height }] = image.levels
  const canvas = html('canvas', { class: 'reo-file-canvas', 'aria-hidden': 'true' })
  const stage = html(
    'div',
    {
      class: 'reo-file-stage',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'image',
      'aria-label': `${width} by ${height} pixels; drag or Shift and arrow keys move the image, the wheel, plus and minus zoom, 0 shows all, arrow keys move the pixel that is read out`,
    },
    canvas,
  )
  const painted = new Map<string, HTMLCanvasElement>()
  let view = options.view
  let marked: ImagePixel = { column: Math.floor(width / 2), row: Math.floor(height / 2) }
  let colours: { look: Look; stretch: Stretch } | undefined
  let paintedWith = ''

  const size = (): Size => ({ width: stage.clientWidth, height: stage.clientHeight })
  const viewNow = () => (view ??= fitted(image, size()))
  const move = (next: Viewport) => {
    view = next
    onMove()
    redraw()
  }

  function redraw(): void {
    const context = canvas.getContext('2d')
    if (context === null || colours === undefined || stage.clientWidth === 0) return
    const density = devicePixelRatio || 1
    const shown = size()
    canvas.width = Math.round(shown.width * density)
    canvas.height = Math.round(shown.height * density)
    context.scale(density, density)
    context.imageSmoothingEnabled = viewNow().scale < 1
    const hatch = hatchPattern(context)
    for (const tile of tilesIn(image, viewNow(), shown)) {
      const box = boxOf(tile, image, viewNow())
      const values = store.valuesOf(tile)
      context.fillStyle = values === undefined ? 'rgba(128, 128, 128, 0.15)' : hatch
      context.fillRect(box.left, box.top, box.width, box.height)
      if (values !== undefined) {
        context.drawImage(pictureOf(tile, values, colours), box.left, box.top, box.width, box.height)
      }
    }
    drawMark(context)
  }

  function pictureOf(
    tile: Tile,
    values: ArrayLike<number>,
    { look, stretch }: { look: Look; stretch: Stretch },
  ) {
    const key = store.keyOf(tile)
    const known = painted.get(key)
    if (known !== undefined) return known
    const picture = html('canvas', { width: tile.width, height: tile.height })
    const rgba = paintTile(values, tile.width * tile.height, look, stretch, image.nodata)
    picture.getContext('2d')?.putImageData(new ImageData(rgba, tile.width, tile.height), 0, 0)
    painted.set(key, picture)
    return picture
  }

  function drawMark(context: CanvasRenderingContext2D): void {
    const { x, y, scale } = viewNow()
    const side = Math.max(scale, 7)
    const middle = (place: number, from: number) => (place + 0.5 - from) * scale - side / 2
    const [left, top] = [middle(marked.column, x), middle(marked.row, y)]
    context.lineWidth = 3
    context.strokeStyle = '#000'
    context.strokeRect(left, top, side, side)
    context.lineWidth = 1.5
    context.strokeStyle = '#fff'
    context.strokeRect(left, top, side, side)
  }

  const placeOf = (event: MouseEvent) => {
    const box = stage.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const pixelUnder = (event: MouseEvent): ImagePixel | undefined => {
    const at = placeOf(event)
    const { x, y, scale } = viewNow()
    const [column, row] = [Math.floor(x + at.x / scale), Math.floor(y + at.y / scale)]
    return column >= 0 && row >= 0 && column < width && row < height ? { column, row } : undefined
  }
  const choose = (pixel: ImagePixel) => {
    marked = pixel
    onChoose(pixel)
    redraw()
  }

  let drag: { x: number; y: number; travelled: number } | undefined
  stage.addEventListener('pointerdown', (event) => {
    stage.setPointerCapture(event.pointerId)
    drag = { x: event.clientX, y: event.clientY, travelled: 0 }
  })
  stage.addEventListener('pointermove', (event) => {
    if (drag === undefined) {
      onPoint(pixelUnder(event))
      return
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y]
    drag = { x: event.clientX, y: event.clientY, travelled: drag.travelled + Math.hypot(dx, dy) }
    if (drag.travelled > CLICK_DISTANCE) move(moved(viewNow(), dx, dy, image, size()))
  })
  stage.addEventListener('pointerup', (event) => {
    const pixel = pixelUnder(event)
    if (drag !== undefined && drag.travelled <= CLICK_DISTANCE && pixel !== undefined) choose(pixel)
    drag = undefined
  })
  stage.addEventListener('pointerleave', () => onPoint(undefined))
  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      move(zoomed(viewNow(), 2 ** (-event.deltaY / 240), placeOf(event), image, size()))
    },
    { passive: false },
  )
  stage.addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    if (step !== undefined && event.shiftKey) {
      move(moved(viewNow(), -step[0] * PAN_STEP, -step[1] * PAN_STEP, image, size()))
    } else if (step !== undefined) {
      choose({
        column: Math.min(width - 1, Math.max(0, marked.column + step[0])),
        row: Math.min(height - 1, Math.max(0, marked.row + step[1])),
      })
    } else if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP)
    else if (event.key === '-') zoomBy(1 / ZOOM_STEP)
    else if (event.key === '0') move(fitted(image, size()))
    else return
    event.preventDefault()
  })
  const zoomBy = (factor: number) => {
    const { width: across, height: down } = size()
    move(zoomed(viewNow(), factor, { x: across / 2, y: down / 2 }, image, size()))
  }
  new ResizeObserver(() => {
    onMove()
    redraw()
  }).observe(stage)

  return {
    element: stage,
    draw(look, stretch) {
      const key = JSON.stringify([look, stretch])
      if (key !== paintedWith) painted.clear()
      paintedWith = key
      colours = { look, stretch }
      redraw()
    },
    tiles: () => (stage.clientWidth === 0 ? [] : tilesIn(image, viewNow(), size())),
    zoom: zoomBy,
    fit: () => move(fitted(image, size())),
    mark: (pixel) => {
      marked = pixel
      redraw()
    },
    get view() {
      return view
    },
  }
}

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number] | undefined>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

import type { ImageDescription } from '../../core/dataset/look/viewedImage'

/** Pixels on a side of the windows that are fetched. */
const TILE_SIDE = 256

/** So many windows are shown at a time: zooming out ends there where a file has no coarser overview. */
const MAXIMUM_TILES = 120

/** Largest zoom, in screen pixels a pixel. */
const MAXIMUM_SCALE = 64

/** Pixels that are shown larger than this are all of one size. */
const CRISP = 3

/** A part of one level. */
export interface Tile {
  readonly level: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where the image lies under the canvas. */
export interface Viewport {
  /** Image pixel at the canvas's upper left corner. */
  readonly x: number
  readonly y: number
  /** Screen pixels a pixel of the full resolution. */
  readonly scale: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** The whole image in the middle, or as much of it as can be shown. */
export function fitted(image: ImageDescription, canvas: Size): Viewport {
  const { width, height } = image.levels[0]
  const whole = Math.min(canvas.width / width, canvas.height / height)
  const scale = clampScale(whole > CRISP ? Math.floor(whole) : whole, image, canvas)
  return { x: (width - canvas.width / scale) / 2, y: (height - canvas.height / scale) / 2, scale }
}

/** Zoomed about a place of the canvas, which keeps its pixel. */
export function zoomed(
  { x, y, scale }: Viewport,
  factor: number,
  at: { readonly x: number; readonly y: number },
  image: ImageDescription,
  canvas: Size,
): Viewport {
  const next = clampScale(scale * factor, image, canvas)
  return { x: x + at.x / scale - at.x / next, y: y + at.y / scale - at.y / next, scale: next }
}

/** Moved by screen pixels; the image never leaves the canvas altogether. */
export function moved(
  { x, y, scale }: Viewport,
  dx: number,
  dy: number,
  image: ImageDescription,
  canvas: Size,
): Viewport {
  const { width, height } = image.levels[0]
  const within = (place: number, length: number, shown: number) =>
    Math.min(length - shown * 0.1, Math.max(-shown * 0.9, place))
  return {
    x: within(x - dx / scale, width, canvas.width / scale),
    y: within(y - dy / scale, height, canvas.height / scale),
    scale,
  }
}

/** The coarsest level that still has a pixel for each of the screen's. */
export function levelFor({ levels }: ImageDescription, scale: number): number {
  const needed = levels[0].width * scale
  const fine = levels.map(({ width }) => width >= needed * 0.99)
  return Math.max(0, fine.lastIndexOf(true))
}

/** Tiles of a level that the canvas shows, those in the middle first. */
export function tilesIn(image: ImageDescription, view: Viewport, canvas: Size): readonly Tile[] {
  const level = levelFor(image, view.scale)
  const { width, height } = image.levels[level]
  const shrink = width / image.levels[0].width
  const [left, top] = [view.x * shrink, view.y * shrink]
  const [right, bottom] = [
    left + (canvas.width / view.scale) * shrink,
    top + (canvas.height / view.scale) * shrink,
  ]
  const tiles: Tile[] = []
  for (let y = firstTile(top); y < Math.min(bottom, height); y += TILE_SIDE) {
    for (let x = firstTile(left); x < Math.min(right, width); x += TILE_SIDE) {
      tiles.push({
        level,
        left: x,
        top: y,
        width: Math.min(TILE_SIDE, width - x),
        height: Math.min(TILE_SIDE, height - y),
      })
    }
  }
  const distance = (tile: Tile) =>
    Math.hypot(
      tile.left + tile.width / 2 - (left + right) / 2,
      tile.top + tile.height / 2 - (top + bottom) / 2,
    )
  return tiles.sort((one, other) => distance(one) - distance(other)).slice(0, MAXIMUM_TILES)
}

/** Where a tile lies on the canvas, in whole pixels so that no seam shows between tiles. */
export function boxOf(tile: Tile, image: ImageDescription, { x, y, scale }: Viewport) {
  const grow = image.levels[0].width / image.levels[tile.level].width
  const onCanvas = (place: number, from: number) => Math.round((place * grow - from) * scale)
  const [left, top] = [onCanvas(tile.left, x), onCanvas(tile.top, y)]
  return {
    left,
    top,
    width: onCanvas(tile.left + tile.width, x) - left,
    height: onCanvas(tile.top + tile.height, y) - top,
  }
}

function firstTile(place: number): number {
  return Math.max(0, Math.floor(place / TILE_SIDE)) * TILE_SIDE
}

function clampScale(scale: number, { levels }: ImageDescription, canvas: Size): number {
  const coarsest = levels[levels.length - 1].width / levels[0].width
  const shown = Math.sqrt((canvas.width * canvas.height) / (MAXIMUM_TILES * 0.5)) / TILE_SIDE
  const whole = Math.min(canvas.width / levels[0].width, canvas.height / levels[0].height)
  const smallest = Math.min(1, Math.max(coarsest * shown, Math.min(whole, 1) / 2))
  return Math.min(MAXIMUM_SCALE, Math.max(smallest, scale))
}

/** Least width of a tile in CSS pixels, by size. */
export const TILE_WIDTHS = { small: 108, medium: 148, large: 224 } as const
export type TileSize = keyof typeof TILE_WIDTHS

const GAP = 8
/** Around a tile's content, its border included. */
const PADDING = 6
/** Of a line of a tile's text. */
const LINE_HEIGHT = 17
/** Between picture and text. */
const CAPTION_GAP = 4

/** Rows above and below those in view that are drawn too. */
const MARGIN = 2

/** Where the tiles of a grid stand, in CSS pixels. */
export interface GridLayout {
  readonly count: number
  readonly columns: number
  readonly tileWidth: number
  readonly tileHeight: number
  /** Of all rows. */
  readonly height: number
}

/** A range of tiles, the end excluded. */
export interface TileRange {
  readonly start: number
  readonly end: number
}

/** As many columns as fit a width, with tiles that fill it. @param lines of text under each picture */
export function gridLayout(count: number, width: number, size: TileSize, lines: number): GridLayout {
  const columns = Math.max(1, Math.floor((width + GAP) / (TILE_WIDTHS[size] + GAP)))
  const tileWidth = Math.max(0, Math.floor((width - GAP * (columns - 1)) / columns))
  const picture = Math.max(0, tileWidth - 2 * PADDING)
  const tileHeight = picture + CAPTION_GAP + lines * LINE_HEIGHT + 2 * PADDING
  const rows = Math.ceil(count / columns)
  return { count, columns, tileWidth, tileHeight, height: Math.max(0, rows * (tileHeight + GAP) - GAP) }
}

/** Left and top of a tile. */
export function placeOf({ columns, tileWidth, tileHeight }: GridLayout, index: number) {
  return {
    left: (index % columns) * (tileWidth + GAP),
    top: Math.floor(index / columns) * (tileHeight + GAP),
  }
}

/** The tiles that are in view, and some rows more. */
export function tilesInView(
  { count, columns, tileHeight }: GridLayout,
  scrolled: number,
  height: number,
): TileRange {
  const pitch = tileHeight + GAP
  const first = Math.max(0, Math.floor(scrolled / pitch) - MARGIN)
  const last = Math.ceil((scrolled + height) / pitch) + MARGIN
  return { start: Math.min(count, first * columns), end: Math.min(count, last * columns) }
}

/** The tile that a key moves to, or the same one. @param page rows of a page */
export function tileAfterKey(
  key: string,
  index: number,
  { count, columns }: GridLayout,
  page: number,
): number | undefined {
  const within = (next: number) => (next >= 0 && next < count ? next : index)
  switch (key) {
    case 'ArrowLeft':
      return within(index - 1)
    case 'ArrowRight':
      return within(index + 1)
    case 'ArrowUp':
      return within(index - columns)
    case 'ArrowDown':
      return within(index + columns)
    case 'PageUp':
      return Math.max(index % columns, index - page * columns)
    case 'PageDown':
      return Math.min(count - 1, index + page * columns)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

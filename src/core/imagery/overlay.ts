import type { Band } from './band'
import { classColour } from './colours'
import type { Picture } from './picture'
import { mixed, type Rgb } from './ramp'

/** Part of a pixel's side that its class's outline is wide. */
const OUTLINE = 1 / 8

/**
 * Draws land-cover classes over a picture: their colours as strong as the opacity says, and in full along the lines
 * where two classes meet.
 * @param detail factor by which the picture has been enlarged
 * @param opacity 0–1
 */
export function drawOverlay(
  { width, height, rgba }: Picture,
  detail: number,
  { width: columns, height: rows, values }: Band,
  opacity: number,
): void {
  const line = Math.max(1, Math.round(detail * OUTLINE))
  const codeAt = (x: number, y: number): number => {
    const inside = x >= 0 && y >= 0 && x < width && y < height
    if (!inside) return Number.NaN
    return values[Math.floor((y / height) * rows) * columns + Math.floor((x / width) * columns)]
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const code = codeAt(x, y)
      const colour = classColour(code)
      if (colour === undefined) continue
      const isEdge = [
        codeAt(x - line, y),
        codeAt(x + line, y),
        codeAt(x, y - line),
        codeAt(x, y + line),
      ].some((neighbour) => !Number.isNaN(neighbour) && neighbour !== code)
      const at = (y * width + x) * 4
      const below: Rgb = [rgba[at], rgba[at + 1], rgba[at + 2]]
      rgba.set(mixed(below, colour, isEdge ? 1 : opacity), at)
    }
  }
}

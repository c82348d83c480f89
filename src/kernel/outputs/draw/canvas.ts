import type { Picture } from '../../../core/imagery/picture'
import type { Rgb } from '../../../core/imagery/ramp'
import { GLYPH_HEIGHT, GLYPH_WIDTH, glyphOf } from './font'

export const PAPER: Rgb = [255, 255, 255]
export const INK: Rgb = [32, 36, 44]
export const FAINT: Rgb = [214, 218, 224]

export interface TextStyle {
  readonly colour?: Rgb
  /** Pixels per dot of a letter. */
  readonly scale?: number
  /** What of the text stands at the point given. */
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Reads from bottom to top. */
  readonly upright?: boolean
}

/** A white sheet to draw figures on, for places that show no HTML. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly #rgba: Uint8ClampedArray<ArrayBuffer>

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.#rgba = new Uint8ClampedArray(width * height * 4).fill(255)
  }

  get picture(): Picture {
    return { width: this.width, height: this.height, rgba: this.#rgba }
  }

  /** Mixes a colour into one pixel; outside the sheet nothing happens. @param alpha 0–1 */
  dot(x: number, y: number, colour: Rgb, alpha = 1): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return
    const start = (Math.floor(y) * this.width + Math.floor(x)) * 4
    for (let channel = 0; channel < 3; channel++) {
      const under = this.#rgba[start + channel]
      this.#rgba[start + channel] = under + alpha * (colour[channel] - under)
    }
  }

  fill(x: number, y: number, width: number, height: number, colour: Rgb, alpha = 1): void {
    for (let row = Math.round(y); row < Math.round(y + height); row++) {
      for (let column = Math.round(x); column < Math.round(x + width); column++) {
        this.dot(column, row, colour, alpha)
      }
    }
  }

  frame(x: number, y: number, width: number, height: number, colour: Rgb = INK): void {
    this.fill(x, y, width, 1, colour)
    this.fill(x, y + height - 1, width, 1, colour)
    this.fill(x, y, 1, height, colour)
    this.fill(x + width - 1, y, 1, height, colour)
  }

  line(fromX: number, fromY: number, toX: number, toY: number, colour: Rgb = INK): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))))
    for (let step = 0; step <= steps; step++) {
      const part = step / steps
      this.dot(Math.round(fromX + (toX - fromX) * part), Math.round(fromY + (toY - fromY) * part), colour)
    }
  }

  /** Writes a line of text whose top (or, upright, left) edge is at the point. */
  text(x: number, y: number, text: string, style: TextStyle = {}): void {
    const { colour = INK, scale = 1, anchor = 'start', upright = false } = style
    const back = { start: 0, middle: 0.5, end: 1 }[anchor] * textWidth(text, scale)
    Array.from(text).forEach((letter, index) => {
      const along = index * (GLYPH_WIDTH + 1) * scale - back
      glyphOf(letter).forEach((column, dotX) => {
        for (let dotY = 0; dotY < GLYPH_HEIGHT; dotY++) {
          if (((column >> dotY) & 1) === 0) continue
          const right = along + dotX * scale
          const down = dotY * scale
          if (upright) this.fill(x + down, y - right - scale, scale, scale, colour)
          else this.fill(x + right, y + down, scale, scale, colour)
        }
      })
    })
  }
}

/** Width of a text in pixels. */
export function textWidth(text: string, scale = 1): number {
  return Math.max(0, Array.from(text).length * (GLYPH_WIDTH + 1) - 1) * scale
}

const ELLIPSIS = '...'

/** As much of a text as fits a width, with an ellipsis of dots where something is left out. */
export function fitText(text: string, width: number, scale = 1): string {
  if (textWidth(text, scale) <= width) return text
  const room = Math.floor((width / scale + 1) / (GLYPH_WIDTH + 1)) - ELLIPSIS.length
  // Of a text without end only as much is taken apart as there is room for.
  const letters = Array.from(text.slice(0, Math.max(0, 2 * room))).slice(0, Math.max(0, room))
  return letters.length === 0 ? '' : letters.join('') + ELLIPSIS
}

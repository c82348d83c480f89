import { parseColour } from '../colour'
import { svg } from '../dom'

/** A rectangle in CSS pixels from the top left of the picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Attributes = Readonly<Record<string, string | number>>

/** The attributes that paint with a computed colour; undefined where nothing would be seen. */
export function painted(colour: string, attribute: 'fill' | 'stroke' = 'fill'): Attributes | undefined {
  const [red, green, blue, opacity] = parseColour(colour) ?? [0, 0, 0, 0]
  if (opacity === 0) return undefined
  const hex = [red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')
  return { [attribute]: `#${hex}`, ...(opacity < 1 && { [`${attribute}-opacity`]: opacity.toFixed(3) }) }
}

/** A filled rectangle; nothing where its colour cannot be seen. */
export function filled({ x, y, width, height }: Box, colour: string, radius = 0): readonly SVGElement[] {
  const paint = painted(colour)
  if (paint === undefined || width <= 0 || height <= 0) return []
  return [svg('rect', { ...rounded({ x, y, width, height }), ...paint, ...(radius > 0 && { rx: radius }) })]
}

/** A box with two decimals. */
export function rounded({ x, y, width, height }: Box): Box {
  const round = (value: number) => Math.round(value * 100) / 100
  return { x: round(x), y: round(y), width: round(width), height: round(height) }
}

import { svg } from '../dom'
import { type Box, filled, painted, rounded } from './paint'

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const

/** Background and borders of an element. */
export function boxParts(box: Box, style: CSSStyleDeclaration): readonly SVGElement[] {
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, box.height / 2)
  return [
    ...filled(box, style.backgroundColor, radius),
    ...ramp(box, style.backgroundImage),
    ...borders(box, style, radius),
  ]
}

/** A mark made by a style sheet before or after the content of an element; marks of text are left out. */
export function markParts(element: Element, box: Box, pseudo: '::before' | '::after'): readonly SVGElement[] {
  const style = getComputedStyle(element, pseudo)
  if (style.content !== '""') return []
  const [left, top, width, height] = [style.left, style.top, style.width, style.height].map(pixels)
  const [across, up] = [
    width + pixels(style.borderLeftWidth) + pixels(style.borderRightWidth),
    height + pixels(style.borderTopWidth) + pixels(style.borderBottomWidth),
  ]
  const place =
    style.position === 'absolute'
      ? { x: box.x + left, y: box.y + top }
      : { x: box.x, y: box.y + (box.height - up) / 2 }
  return boxParts({ ...place, width: across, height: up }, style)
}

function borders(box: Box, style: CSSStyleDeclaration, radius: number): readonly SVGElement[] {
  const sides = SIDES.map((side) => ({
    side,
    width: style[`border${side}Style`] === 'none' ? 0 : pixels(style[`border${side}Width`]),
    colour: style[`border${side}Color`],
    isDashed: style[`border${side}Style`] === 'dashed',
  }))
  const [first] = sides
  const isUniform = sides.every(({ width, colour }) => width === first.width && colour === first.colour)
  if (!isUniform) return sides.flatMap(({ side, width, colour }) => filled(edge(box, side, width), colour))
  const stroke = painted(first.colour, 'stroke')
  if (first.width === 0 || stroke === undefined) return []
  const inner = {
    x: box.x + first.width / 2,
    y: box.y + first.width / 2,
    width: Math.max(0, box.width - first.width),
    height: Math.max(0, box.height - first.width),
  }
  return [
    svg('rect', {
      ...rounded(inner),
      ...stroke,
      fill: 'none',
      'stroke-width': first.width,
      ...(radius > 0 && { rx: radius }),
      ...(first.isDashed && { 'stroke-dasharray': '3 2' }),
    }),
  ]
}

function edge({ x, y, width, height }: Box, side: (typeof SIDES)[number], thickness: number): Box {
  switch (side) {
    case 'Top':
      return { x, y, width, height: thickness }
    case 'Right':
      return { x: x + width - thickness, y, width: thickness, height }
    case 'Bottom':
      return { x, y: y + height - thickness, width, height: thickness }
    case 'Left':
      return { x, y, width: thickness, height }
  }
}

let ramps = 0

/** A ramp of colours from left to right, as legends have. */
function ramp(box: Box, image: string): readonly SVGElement[] {
  const inside = /^linear-gradient\(to right, (.*)\)$/.exec(image)?.[1]
  if (inside === undefined) return []
  const colours = inside.match(/(?:rgba?|color)\([^)]*\)/g) ?? []
  ramps += 1
  const id = `reo-ramp-${ramps}`
  const stops = colours.map((colour, index) => {
    const { fill = 'none', 'fill-opacity': opacity = 1 } = painted(colour) ?? {}
    const offset = index / Math.max(1, colours.length - 1)
    return svg('stop', { offset: offset.toFixed(4), 'stop-color': fill, 'stop-opacity': opacity })
  })
  return [svg('linearGradient', { id }, ...stops), svg('rect', { ...rounded(box), fill: `url(#${id})` })]
}

function pixels(length: string): number {
  return Number.parseFloat(length) || 0
}

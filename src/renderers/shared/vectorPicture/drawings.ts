import { formatColour, parseColour } from '../colour'
import { svg } from '../dom'
import { type Box, rounded } from './paint'

/** What style sheets say about a drawing that has to be said in the drawing itself, and what it is when unsaid. */
const PROPERTIES: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  visibility: 'visible',
  display: 'inline',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'paint-order': 'normal',
  'vector-effect': 'none',
  'image-rendering': 'auto',
}

const CONTAINERS = new Set(['g', 'defs', 'clipPath', 'title', 'desc'])

const TEXTS = new Set(['text', 'tspan'])

/** A drawing on the page with its styles written into it. */
export function drawingPart(drawing: SVGSVGElement, box: Box): SVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  inline(drawing, copy)
  for (const [name, value] of Object.entries(rounded(box))) copy.setAttribute(name, String(value))
  copy.setAttribute('overflow', getComputedStyle(drawing).overflowX === 'visible' ? 'visible' : 'hidden')
  for (const name of ['class', 'style', 'role', 'aria-label', 'aria-hidden']) copy.removeAttribute(name)
  return copy
}

/** A picture of pixels on the page: a canvas or an image; nothing where it may not be read. */
export function pixelPart(
  element: HTMLCanvasElement | HTMLImageElement,
  box: Box,
  { imageRendering, objectFit }: CSSStyleDeclaration,
): readonly SVGElement[] {
  const source = element instanceof HTMLCanvasElement ? element.toDataURL('image/png') : element.src
  if (!source.startsWith('data:image/')) return []
  return [
    svg('image', {
      ...rounded(box),
      href: source,
      preserveAspectRatio: objectFit === 'contain' ? 'xMidYMid meet' : 'none',
      style: { 'image-rendering': imageRendering },
    }),
  ]
}

function inline(original: Element, copy: Element): void {
  const { tagName } = original
  if (!CONTAINERS.has(tagName)) {
    const style = getComputedStyle(original)
    const isText = TEXTS.has(tagName)
    for (const [property, unsaid] of Object.entries(PROPERTIES)) {
      if (!isText && /^(font|text|dominant)/.test(property)) continue
      const value = style.getPropertyValue(property)
      if (value === unsaid) copy.removeAttribute(property)
      else copy.setAttribute(property, plain(value))
    }
  } else {
    const { display, opacity } = getComputedStyle(original)
    if (display === 'none') copy.setAttribute('display', 'none')
    if (opacity !== '1') copy.setAttribute('opacity', opacity)
  }
  for (const name of ['style', 'class', 'tabindex']) copy.removeAttribute(name)
  ;[...original.children].forEach((child, index) => inline(child, copy.children[index]))
}

/** A colour in the notation that every program reads; anything else as it is. */
function plain(value: string): string {
  const colour = parseColour(value)
  return colour === undefined ? value : formatColour(colour)
}

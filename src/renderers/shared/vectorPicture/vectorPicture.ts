import { svg } from '../dom'
import { currentTheme } from '../theme'
import { formatColour } from '../colour'
import { boxParts, markParts } from './boxes'
import { drawingPart, pixelPart } from './drawings'
import { type Box, filled, rounded } from './paint'
import { lineOfText, type Origin, textParts } from './texts'

/** A picture without anything around it: it opens in browsers and drawing programs, its text stays text. */
export interface VectorPicture {
  readonly svg: string
  /** CSS pixels. */
  readonly width: number
  readonly height: number
}

/** Empty edge around the picture, in CSS pixels. */
const MARGIN = 8

/** What is there to be used and says nothing of the data. */
const LEFT_OUT = 'form, .reo-button, .reo-visually-hidden, .modebar-container, [data-reo-picture="leave-out"]'

/**
 * What an element shows on the page as a vector picture: its boxes, lines and texts where the browser has laid them out,
 * drawings and pixels within. Controls are left out, as is what lies outside scrolled or cut areas.
 */
export function vectorPicture(element: HTMLElement): VectorPicture {
  const { left, top, width, height } = element.getBoundingClientRect()
  const bottom = [...element.children]
    .filter((child) => !child.matches(LEFT_OUT) && child.checkVisibility())
    .reduce((lowest, child) => Math.max(lowest, child.getBoundingClientRect().bottom), top)
  const size = {
    width: Math.ceil(width) + 2 * MARGIN,
    height: Math.ceil(Math.min(height, bottom - top)) + 2 * MARGIN,
  }
  const root = svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: size.width,
      height: size.height,
      viewBox: `0 0 ${size.width} ${size.height}`,
    },
    ...filled({ x: 0, y: 0, ...size }, formatColour(currentTheme().background)),
    ...elementParts(element, { left: left - MARGIN, top: top - MARGIN }),
  )
  return { svg: new XMLSerializer().serializeToString(root), ...size }
}

function elementParts(element: Element, origin: Origin): readonly SVGElement[] {
  if (element.matches(LEFT_OUT) || !element.checkVisibility()) return []
  const style = getComputedStyle(element)
  const opacity = Number(style.opacity)
  if (opacity === 0) return []
  const parts = style.visibility === 'visible' ? ownParts(element, style, origin) : []
  return opacity === 1 || parts.length === 0 ? parts : [svg('g', { opacity }, ...parts)]
}

function ownParts(element: Element, style: CSSStyleDeclaration, origin: Origin): readonly SVGElement[] {
  const box = boxOf(element, origin)
  const around = style.display === 'contents' ? [] : boxParts(box, style)
  if (element instanceof SVGSVGElement) return [...around, drawingPart(element, box)]
  if (element instanceof HTMLCanvasElement || element instanceof HTMLImageElement)
    return [...around, ...pixelPart(element, box, style)]
  if (element instanceof HTMLSelectElement) return [...around, ...chosenParts(element, style, origin)]
  const content = [
    ...markParts(element, box, '::before'),
    ...[...element.childNodes].flatMap((child) => childParts(child, style, origin)),
    ...markParts(element, box, '::after'),
  ]
  return [...around, ...(isCut(element, style) ? cut(content, box) : content)]
}

function childParts(child: ChildNode, style: CSSStyleDeclaration, origin: Origin): readonly SVGElement[] {
  if (child instanceof Text) return textParts(child, style, origin)
  return child instanceof Element ? elementParts(child, origin) : []
}

/** The choice that a list shows. */
function chosenParts(
  list: HTMLSelectElement,
  style: CSSStyleDeclaration,
  origin: Origin,
): readonly SVGElement[] {
  const { left, top, height } = list.getBoundingClientRect()
  const inset = Number.parseFloat(style.paddingLeft) || 0
  return lineOfText(list.selectedOptions[0]?.text ?? '', { left: left + inset, top, height }, style, origin)
}

/** Whether an element hides a part of what is in it. */
function isCut(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
  return (
    (overflowX !== 'visible' && scrollWidth > clientWidth) ||
    (overflowY !== 'visible' && scrollHeight > clientHeight)
  )
}

function cut(parts: readonly SVGElement[], box: Box): readonly SVGElement[] {
  const { x, y, width, height } = rounded(box)
  if (width <= 0 || height <= 0) return []
  return [svg('svg', { x, y, width, height, viewBox: `${x} ${y} ${width} ${height}` }, ...parts)]
}

function boxOf(element: Element, { left, top }: Origin): Box {
  const box = element.getBoundingClientRect()
  return { x: box.left - left, y: box.top - top, width: box.width, height: box.height }
}

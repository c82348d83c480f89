import { svg } from '../dom'
import { painted } from './paint'

/** A place in CSS pixels from the top left of the page. */
export interface Origin {
  readonly left: number
  readonly top: number
}

interface Line {
  text: string
  readonly box: DOMRect
}

/** The lines of a text where they stand on the page. */
export function textParts(text: Text, style: CSSStyleDeclaration, origin: Origin): readonly SVGElement[] {
  const isUpright = style.writingMode !== 'horizontal-tb'
  return linesOf(text, isUpright).flatMap(({ text: words, box }) =>
    isUpright ? turnedText(words, box, style, origin) : lineOfText(words, box, style, origin),
  )
}

/** Words in one line whose box is known; nothing where they cannot be seen. */
export function lineOfText(
  words: string,
  { left, top, height }: { readonly left: number; readonly top: number; readonly height: number },
  style: CSSStyleDeclaration,
  origin: Origin,
): readonly SVGElement[] {
  const x = left - origin.left
  const y = top - origin.top + (height + ascentOverDescent(style)) / 2
  return written(words, style, { x: x.toFixed(2), y: y.toFixed(2) })
}

/** Text that is read from below: heads of narrow columns. */
function turnedText(
  words: string,
  box: DOMRect,
  style: CSSStyleDeclaration,
  origin: Origin,
): readonly SVGElement[] {
  const x = box.left - origin.left + (box.width + ascentOverDescent(style)) / 2
  const y = box.bottom - origin.top
  return written(words, style, { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(-90)` })
}

function written(
  words: string,
  style: CSSStyleDeclaration,
  place: Readonly<Record<string, string>>,
): readonly SVGElement[] {
  const paint = painted(style.color)
  if (paint === undefined) return []
  const { fontFamily, fontSize, fontWeight, fontStyle } = style
  const attributes = {
    ...place,
    ...paint,
    'font-family': fontFamily,
    'font-size': fontSize,
    ...(fontWeight !== '400' && { 'font-weight': fontWeight }),
    ...(fontStyle !== 'normal' && { 'font-style': fontStyle }),
    ...(style.fontVariantNumeric !== 'normal' && {
      style: { 'font-variant-numeric': style.fontVariantNumeric },
    }),
  }
  return [svg('text', attributes, words)]
}

/** A text's words by the line that they stand in. */
function linesOf(text: Text, isUpright: boolean): readonly Line[] {
  const lines: Line[] = []
  for (const { word, box, joins } of placedWords(text)) {
    const last = lines.at(-1)
    const isSameLine =
      last !== undefined &&
      Math.abs(isUpright ? last.box.left - box.left : last.box.top - box.top) < box.height / 2
    if (!isSameLine) lines.push({ text: word, box })
    else last.text += joins ? word : ` ${word}`
  }
  return lines
}

interface PlacedWord {
  readonly word: string
  readonly box: DOMRect
  /** Whether it goes on where the part before it ended. */
  readonly joins: boolean
}

/** Words where they stand; one that is broken at the end of a line, character by character. */
function* placedWords(text: Text): Generator<PlacedWord> {
  const range = document.createRange()
  const place = (start: number, end: number) => {
    range.setStart(text, start)
    range.setEnd(text, end)
    return range.getBoundingClientRect()
  }
  for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
    const box = place(index, index + word.length)
    if (box.width === 0 || box.height === 0) continue
    if (range.getClientRects().length === 1) {
      yield { word, box, joins: false }
      continue
    }
    let offset = index
    for (const character of word) {
      yield { word: character, box: place(offset, offset + character.length), joins: offset > index }
      offset += character.length
    }
  }
}

const measured = new Map<string, number>()
let context: CanvasRenderingContext2D | null | undefined

/** By how much a font rises above the middle of its line more than it falls below, in CSS pixels. */
function ascentOverDescent({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
  const known = measured.get(font)
  if (known !== undefined) return known
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return 0
  context.font = font
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x')
  const difference = fontBoundingBoxAscent - fontBoundingBoxDescent
  measured.set(font, difference)
  return difference
}

import { describe, expect, it } from 'vitest'
import { shadeOf } from '../../../src/renderers/confusion/shade'
import { type Colour, contrast, over, parseColour, readableOn } from '../../../src/renderers/shared/colour'
import type { Theme } from '../../../src/renderers/shared/theme'

const BLACK: Colour = [0, 0, 0, 1]
const WHITE: Colour = [255, 255, 255, 1]

describe('colours', () => {
  it.each([
    ['#fff', WHITE],
    ['#1a85ff', [26, 133, 255, 1]],
    ['#00000000', [0, 0, 0, 0]],
    ['rgb(1, 2, 3)', [1, 2, 3, 1]],
    ['rgba(1, 2, 3, 0.5)', [1, 2, 3, 0.5]],
    ['rgb(1 2 3 / 50%)', [1, 2, 3, 0.5]],
    ['url(x)', undefined],
    ['', undefined],
  ])('reads %s', (text, colour) => {
    expect(parseColour(text)).toEqual(colour)
  })

  it('mixes with what lies below', () => {
    expect(over([255, 0, 0, 0.5], WHITE)).toEqual([255, 127.5, 127.5, 1])
  })

  it('has the contrast of WCAG', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21)
    expect(contrast([118, 118, 118, 1], WHITE)).toBeCloseTo(4.54, 2)
  })

  it('keeps the preferred text colour while it can be read', () => {
    const grey: Colour = [59, 59, 59, 1]
    expect(readableOn(WHITE, grey)).toBe(grey)
    expect(readableOn([40, 90, 200, 1], grey)).toEqual(WHITE)
    expect(readableOn([255, 220, 0, 1], [204, 204, 204, 1])).toEqual(BLACK)
  })

  const themes: readonly [string, Pick<Theme, 'background' | 'foreground' | 'muted'>][] = [
    ['light', { background: WHITE, foreground: [59, 59, 59, 1], muted: [59, 59, 59, 1] }],
    ['dark', { background: [31, 31, 31, 1], foreground: [204, 204, 204, 1], muted: [157, 157, 157, 1] }],
    ['high contrast', { background: BLACK, foreground: WHITE, muted: [200, 200, 200, 1] }],
  ]
  it.each(themes)('keeps every matrix cell readable in a %s theme', (_, colours) => {
    const theme: Theme = {
      kind: 'dark',
      highContrast: false,
      grid: colours.muted,
      widget: colours.background,
      blue: [55, 148, 255, 1],
      orange: [209, 134, 22, 1],
      font: 'sans-serif',
      ...colours,
    }
    for (const hue of ['blue', 'orange'] as const) {
      for (let depth = 0; depth <= 1; depth += 0.01) {
        const { background, text } = shadeOf({ hue, depth }, theme)
        const ratio = contrast(parseColour(background) ?? BLACK, parseColour(text) ?? BLACK)
        expect(ratio, `${hue} ${depth}`).toBeGreaterThanOrEqual(4.4)
      }
    }
  })
})

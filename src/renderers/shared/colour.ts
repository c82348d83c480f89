/** Red, green, blue 0–255 and opacity 0–1. */
export type Colour = readonly [red: number, green: number, blue: number, opacity: number]

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `rgba(…)` and `color(srgb …)`; undefined for anything else. */
export function parseColour(text: string): Colour | undefined {
  const hex = /^#([\da-f]{3,8})$/i.exec(text.trim())?.[1]
  if (hex !== undefined) return parseHex(hex)
  const mixed = /^color\(srgb ([^)]+)\)$/i.exec(text.trim())?.[1]
  if (mixed !== undefined) return parseShares(mixed)
  const parts = /^rgba?\(([^)]+)\)$/i
    .exec(text.trim())?.[1]
    .split(/[\s,/]+/)
    .filter(Boolean)
  if (parts === undefined || parts.length < 3) return undefined
  const [red, green, blue] = parts.map(Number)
  const opacity = parts.length > 3 ? parseOpacity(parts[3]) : 1
  return [red, green, blue, opacity].every(Number.isFinite) ? [red, green, blue, opacity] : undefined
}

/** A colour as `rgb(…)` or `rgba(…)`. */
export function formatColour([red, green, blue, opacity]: Colour): string {
  const channels = [red, green, blue].map(Math.round).join(', ')
  return opacity === 1 ? `rgb(${channels})` : `rgba(${channels}, ${opacity})`
}

/** What is seen when a colour lies over an opaque background with a further opacity. */
export function over(colour: Colour, background: Colour, opacity = 1): Colour {
  const share = colour[3] * opacity
  const mix = (channel: 0 | 1 | 2) => colour[channel] * share + background[channel] * (1 - share)
  return [mix(0), mix(1), mix(2), 1]
}

/** The same colour with another opacity. */
export function faded([red, green, blue]: Colour, opacity: number): Colour {
  return [red, green, blue, opacity]
}

/** Contrast ratio of two opaque colours, 1–21 (WCAG 2.2). */
export function contrast(first: Colour, second: Colour): number {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Black or white, whichever reads better on an opaque background; the preferred colour where that reads well enough. */
export function readableOn(background: Colour, preferred: Colour): Colour {
  if (contrast(preferred, background) >= 4.5) return preferred
  const black: Colour = [0, 0, 0, 1]
  const white: Colour = [255, 255, 255, 1]
  return contrast(black, background) > contrast(white, background) ? black : white
}

function parseHex(hex: string): Colour | undefined {
  const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex
  if (full.length !== 6 && full.length !== 8) return undefined
  const [red, green, blue, alpha = 255] = (full.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue, alpha / 255]
}

/** Channels as shares of 1, as browsers write a mixture of colours. */
function parseShares(text: string): Colour | undefined {
  const [red, green, blue, opacity = 1] = text.split(/[\s/]+/).map(Number)
  const colour: Colour = [255 * red, 255 * green, 255 * blue, opacity]
  return colour.every(Number.isFinite) ? colour : undefined
}

function parseOpacity(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

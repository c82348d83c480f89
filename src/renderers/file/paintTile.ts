import { landCoverClass } from '../../core/benchmark/landCover'
import { hexColour, type Rgb } from '../../core/imagery/ramp'
import { DISPLAY_GAMMA, type Stretch } from '../../core/imagery/stretch'
import type { Look } from './looks'

/** Values of the bands that are looked at, band-sequential. */
export type TileValues = ArrayLike<number>

/** Colours of a tile's pixels, four bytes each; pixels without data stay transparent. */
export function paintTile(
  values: TileValues,
  pixels: number,
  look: Look,
  stretch: Stretch,
  nodata: number | null,
): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(pixels * 4)
  const isMissing = (value: number) => Number.isNaN(value) || value === nodata
  const range = stretch.high - stretch.low || 1
  const gamma = look.kind === 'colour' && stretch.high !== 255 ? DISPLAY_GAMMA : 1
  const brightness = (value: number) => {
    const part = Math.min(1, Math.max(0, (value - stretch.low) / range))
    return 255 * (gamma === 1 ? part : part ** gamma)
  }
  const channels = look.kind === 'colour' ? [0, 1, 2] : [0, 0, 0]
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (channels.every((channel) => isMissing(values[channel * pixels + pixel]))) continue
    const colour = look.kind === 'classes' ? classColour(values[pixel]) : undefined
    if (look.kind === 'classes' && colour === undefined) continue
    for (let channel = 0; channel < 3; channel++) {
      const value = values[channels[channel] * pixels + pixel]
      rgba[pixel * 4 + channel] = colour?.[channel] ?? brightness(value)
    }
    rgba[pixel * 4 + 3] = 255
  }
  return rgba
}

const colours = new Map<number, Rgb | undefined>()

function classColour(code: number): Rgb | undefined {
  if (!colours.has(code)) {
    const found = landCoverClass(code)
    colours.set(code, found && hexColour(found.colour))
  }
  return colours.get(code)
}

import { landCoverClass } from '../benchmark/landCover'
import type { Band, PolarisationPair } from './band'
import { displayRange, type DisplayRange, type StretchChoice } from './displayRange'
import { hexColour, type Ramp, rampColour, type Rgb } from './ramp'
import { DISPLAY_GAMMA, type Stretch, stretched } from './stretch'

/** What the colours of a view mean, for its legend. */
export type ColourKey =
  | { readonly kind: 'display' }
  | { readonly kind: 'channels'; readonly channels: readonly Channel[]; readonly unit: string }
  | {
      readonly kind: 'ramp'
      readonly ramp: Ramp
      readonly range: Stretch | DisplayRange
      readonly unit: string
    }
  | { readonly kind: 'classes' }

/** One of red, green and blue: what it shows and over which range. */
export interface Channel {
  readonly name: string
  readonly range: DisplayRange
}

/** Pixels as colours and what those mean. */
export interface Colours {
  readonly key: ColourKey
  /** The colour of a pixel, counted row by row; undefined where there is no data. */
  readonly at: (pixel: number) => Rgb | undefined
}

/** Backscatter of the co- less that of the cross-polarised band, in dB: the same for every choice of stretch. */
const RATIO: DisplayRange = { low: 0, high: 16, from: 'fixed' }

/** Three reflectances as red, green and blue with one shared stretch and gamma. */
export function reflectanceColours(bands: readonly Band[], choice: StretchChoice): Colours {
  const range = displayRange(bands, choice)
  const [red, green, blue] = bands.map(({ values }) => values)
  const shown = (value: number) => 255 * stretched(value, range) ** DISPLAY_GAMMA
  return {
    key: { kind: 'channels', channels: bands.map(({ name }) => ({ name, range })), unit: '' },
    at: (pixel) => whole([shown(red[pixel]), shown(green[pixel]), shown(blue[pixel])]),
  }
}

/** Values 0–1 that are colours already. */
export function displayColours(bands: readonly Band[]): Colours {
  const [red, green, blue] = bands.map(({ values }) => values)
  return {
    key: { kind: 'display' },
    at: (pixel) => whole([255 * red[pixel], 255 * green[pixel], 255 * blue[pixel]]),
  }
}

/** Co-polarised, cross-polarised backscatter and their ratio, each over its own range. */
export function radarColours([co, cross]: PolarisationPair, choice: StretchChoice): Colours {
  const [coRange, crossRange] = [co, cross].map((band) => displayRange([band], choice))
  const channels = [
    { name: co.name, range: coRange },
    { name: cross.name, range: crossRange },
    { name: `${co.name} − ${cross.name}`, range: RATIO },
  ]
  return {
    key: { kind: 'channels', channels, unit: 'dB' },
    at: (pixel) =>
      whole([
        255 * stretched(co.values[pixel], coRange),
        255 * stretched(cross.values[pixel], crossRange),
        255 * stretched(co.values[pixel] - cross.values[pixel], RATIO),
      ]),
  }
}

/** Numbers over a colour ramp. */
export function rampColours(
  valueAt: (pixel: number) => number,
  ramp: Ramp,
  range: Stretch | DisplayRange,
  unit: string,
): Colours {
  return {
    key: { kind: 'ramp', ramp, range, unit },
    at: (pixel) => {
      const value = valueAt(pixel)
      return Number.isNaN(value) ? undefined : rampColour(ramp, stretched(value, range))
    },
  }
}

/** Land-cover codes in their official colours; a code that is not in the legend has none. */
export function classColours({ values }: Band): Colours {
  return { key: { kind: 'classes' }, at: (pixel) => classColour(values[pixel]) }
}

/** The official colour of a land-cover code. */
export function classColour(code: number): Rgb | undefined {
  const landCover = landCoverClass(code)
  return landCover && hexColour(landCover.colour)
}

function whole(colour: Rgb): Rgb | undefined {
  return colour.some(Number.isNaN) ? undefined : colour
}

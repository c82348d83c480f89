import { landCoverClass } from '../benchmark/landCover'
import type { Imagery } from '../dataset/sample'
import { ReoError } from '../errors'
import { paint, type Picture } from './picture'
import { GREY_RAMP, type Ramp, rampColour, type Rgb, VEGETATION_RAMP } from './ramp'
import { bandOf, type Raster } from './raster'
import { DISPLAY_GAMMA, sharedStretch, type Stretch, stretched } from './stretch'

/** Three Sentinel-2 bands shown as red, green and blue with one shared stretch. */
interface ThreeBandComposite {
  readonly kind: 'three-band'
  readonly bands: readonly [red: string, green: string, blue: string]
}

/** (first − second) / (first + second) over a colour ramp. */
interface IndexComposite {
  readonly kind: 'index'
  readonly bands: readonly [first: string, second: string]
  readonly stretch: Stretch
  readonly ramp: Ramp
}

/** Co-polarised, cross-polarised backscatter and their ratio as red, green and blue. */
interface SarComposite {
  readonly kind: 'sar'
}

/** Land-cover codes in their official colours. */
interface ClassComposite {
  readonly kind: 'classes'
}

export type Composite = {
  /** As `reo render --composite` and the patch viewer name it. */
  readonly id: string
  readonly title: string
  /** What the colours mean, in one phrase. */
  readonly meaning: string
} & (ThreeBandComposite | IndexComposite | SarComposite | ClassComposite)

/** The ways to look at a patch, in the order they are offered; a single band is a view of its own by its name. */
export const COMPOSITES: readonly Composite[] = [
  {
    id: 'rgb',
    title: 'Natural colour',
    meaning: 'B04, B03, B02 as red, green, blue',
    kind: 'three-band',
    bands: ['B04', 'B03', 'B02'],
  },
  {
    id: 'nir',
    title: 'Near infrared',
    meaning: 'B08, B04, B03: vegetation is red',
    kind: 'three-band',
    bands: ['B08', 'B04', 'B03'],
  },
  {
    id: 'swir',
    title: 'Short-wave infrared',
    meaning: 'B12, B8A, B04: vegetation is green, bare soil pink',
    kind: 'three-band',
    bands: ['B12', 'B8A', 'B04'],
  },
  {
    id: 'ndvi',
    title: 'NDVI',
    meaning: '(B08 − B04) / (B08 + B04) from −0.1 (brown) to 0.9 (green)',
    kind: 'index',
    bands: ['B08', 'B04'],
    stretch: { low: -0.1, high: 0.9 },
    ramp: VEGETATION_RAMP,
  },
  {
    id: 'sar',
    title: 'SAR',
    meaning: 'co-polarised, cross-polarised, ratio in dB as red, green, blue',
    kind: 'sar',
  },
  {
    id: 'landCover',
    title: 'Land cover',
    meaning: 'Copernicus classes in their official colours',
    kind: 'classes',
  },
]

/** Display ranges in dB of L- and C-band backscatter over land; AGBD's first percentile of −83 dB is no-data, not signal. */
const CO_POLARISED: Stretch = { low: -20, high: 0 }
const CROSS_POLARISED: Stretch = { low: -28, high: -7 }
const POLARISATION_RATIO: Stretch = { low: 0, high: 16 }

/** The composites that an imagery's bands allow. */
export function compositesOf(imagery: Imagery): readonly Composite[] {
  return COMPOSITES.filter((composite) => canDraw(imagery, composite))
}

/** Names of all single bands that can be looked at, by modality order. */
export function bandsOf(imagery: Imagery): readonly string[] {
  return [imagery.s2, imagery.sar].flatMap((raster) => raster?.bands ?? [])
}

/**
 * Draws one composite, or one band by its name, at one pixel per pixel.
 * @param stretch range shared by the bands of a three-band composite or of a single band; the patch's own 2nd to 98th
 * percentile when absent
 * @throws ReoError when the imagery lacks a band the composite needs
 */
export function drawComposite(imagery: Imagery, id: string, stretch?: Stretch): Picture {
  const composite = COMPOSITES.find((candidate) => candidate.id === id)
  if (composite === undefined) return drawBand(imagery, id, stretch)
  switch (composite.kind) {
    case 'three-band':
      return drawThreeBands(imagery, composite, stretch)
    case 'index':
      return drawIndex(imagery, composite)
    case 'sar':
      return drawSar(imagery)
    case 'classes':
      return drawClasses(imagery)
  }
}

function canDraw(imagery: Imagery, composite: Composite): boolean {
  switch (composite.kind) {
    case 'three-band':
      return (
        composite.bands.every((band) => imagery.s2?.bands.includes(band)) ||
        (composite.id === 'rgb' && imagery.rgb !== undefined)
      )
    case 'index':
      return composite.bands.every((band) => imagery.s2?.bands.includes(band))
    case 'sar':
      return imagery.sar !== undefined && polarisationsOf(imagery.sar) !== undefined
    case 'classes':
      return imagery.landCover !== undefined
  }
}

function drawThreeBands(
  imagery: Imagery,
  composite: Composite & ThreeBandComposite,
  stretch?: Stretch,
): Picture {
  const hasBands = composite.bands.every((band) => imagery.s2?.bands.includes(band))
  if (!hasBands && composite.id === 'rgb' && imagery.rgb !== undefined) return drawDisplayValues(imagery.rgb)
  const raster = need(imagery.s2, 's2', composite.title)
  const bands = composite.bands.map((band) => needBand(raster, band))
  const range = stretch ?? sharedStretch(bands)
  return paint(raster.width, raster.height, (pixel) => {
    const [red, green, blue] = bands.map((band) => 255 * stretched(band[pixel], range) ** DISPLAY_GAMMA)
    return whole([red, green, blue])
  })
}

function drawDisplayValues(raster: Raster): Picture {
  const pixels = raster.width * raster.height
  return paint(raster.width, raster.height, (pixel) =>
    whole([
      255 * raster.data[pixel],
      255 * raster.data[pixels + pixel],
      255 * raster.data[2 * pixels + pixel],
    ]),
  )
}

function drawIndex(imagery: Imagery, composite: Composite & IndexComposite): Picture {
  const raster = need(imagery.s2, 's2', composite.title)
  const [first, second] = composite.bands.map((band) => needBand(raster, band))
  return paint(raster.width, raster.height, (pixel) => {
    const value = normalisedDifference(first[pixel], second[pixel])
    return Number.isNaN(value) ? undefined : rampColour(composite.ramp, stretched(value, composite.stretch))
  })
}

function drawSar(imagery: Imagery): Picture {
  const raster = need(imagery.sar, 'sar', 'SAR')
  const polarisations = polarisationsOf(raster)
  if (polarisations === undefined) {
    throw new ReoError(`SAR bands ${raster.bands.join(', ')} have no co- and cross-polarised pair`, {
      mend: 'Name them HH and HV, or VV and VH.',
    })
  }
  const [co, cross] = polarisations
  return paint(raster.width, raster.height, (pixel) =>
    whole([
      255 * stretched(co[pixel], CO_POLARISED),
      255 * stretched(cross[pixel], CROSS_POLARISED),
      255 * stretched(co[pixel] - cross[pixel], POLARISATION_RATIO),
    ]),
  )
}

function drawClasses(imagery: Imagery): Picture {
  const raster = need(imagery.landCover, 'landCover', 'Land cover')
  return paint(raster.width, raster.height, (pixel) => {
    const landCover = landCoverClass(raster.data[pixel])
    return landCover === undefined ? undefined : hexColour(landCover.colour)
  })
}

function drawBand(imagery: Imagery, name: string, stretch?: Stretch): Picture {
  const found = [imagery.s2, imagery.sar, imagery.rgb]
    .filter((raster) => raster !== undefined)
    .map((raster) => ({ raster, band: bandOf(raster, name) }))
    .find(({ band }) => band !== undefined)
  if (found?.band === undefined) {
    const offered = [...compositesOf(imagery).map((composite) => composite.id), ...bandsOf(imagery)]
    throw new ReoError(`There is no composite or band "${name}"`, {
      mend: `This patch has ${offered.join(', ')}.`,
    })
  }
  const { raster, band } = found
  const range = stretch ?? sharedStretch([band], 0.02, raster === imagery.sar ? 6 : undefined)
  return paint(raster.width, raster.height, (pixel) =>
    Number.isNaN(band[pixel]) ? undefined : rampColour(GREY_RAMP, stretched(band[pixel], range)),
  )
}

/** (first − second) / (first + second), NaN where either is missing or the sum is not positive. */
export function normalisedDifference(first: number, second: number): number {
  const sum = first + second
  return sum > 0 ? (first - second) / sum : Number.NaN
}

function polarisationsOf(raster: Raster): [co: Float32Array, cross: Float32Array] | undefined {
  const co = raster.bands.find((band) => /^(HH|VV)/i.test(band))
  const cross = raster.bands.find((band) => /^(HV|VH)/i.test(band))
  if (co === undefined || cross === undefined) return undefined
  return [needBand(raster, co), needBand(raster, cross)]
}

function need(raster: Raster | undefined, modality: string, title: string): Raster {
  if (raster !== undefined) return raster
  throw new ReoError(`${title} needs ${modality} imagery, which this patch lacks`)
}

function needBand(raster: Raster, name: string): Float32Array {
  const band = bandOf(raster, name)
  if (band !== undefined) return band
  throw new ReoError(`Band ${name} is missing`, { mend: `This patch has ${raster.bands.join(', ')}.` })
}

function whole(colour: Rgb): Rgb | undefined {
  return colour.some(Number.isNaN) ? undefined : colour
}

/** The bytes of a `#rrggbb` colour. */
export function hexColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

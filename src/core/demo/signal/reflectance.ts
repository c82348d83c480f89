import { SENTINEL2_BANDS } from '../../imagery/bands'
import type { Acquisition } from '../acquisition'
import type { Biomass } from '../biomass'
import { PATCH_PIXELS, PATCH_SIZE } from '../grid'
import type { Landscape } from '../landscape/landscape'
import type { Random } from '../random'
import type { Region } from '../regions'
import { sampleField, smoothField } from '../smoothField'
import { illumination, type Terrain } from '../terrain'
import type { CloudCover } from './clouds'
import { composePixel } from './composition'
import type { Field } from './fieldStates'
import { type Spectrum, type Surface, SURFACES } from './surfaces'

/** Everything that Sentinel-2 sees of a patch. */
export interface OpticalScene {
  readonly landscape: Landscape
  readonly biomass: Biomass
  readonly region: Region
  readonly acquisition: Acquisition
  readonly terrain: Terrain
  readonly fields: ReadonlyMap<number, Field>
  readonly clouds: CloudCover
}

const BANDS = SENTINEL2_BANDS.length
const BARE_FIELD: Field = { green: 0, ripe: 0, brightness: 1, roughness: 0 }

/** Pixels that each band blurs together: native 10, 20 and 60 m resolution on the 10 m grid. */
const BLUR_RADIUS = SENTINEL2_BANDS.map((band) => {
  if (band === 'B01' || band === 'B09') return 2
  return ['B02', 'B03', 'B04', 'B08'].includes(band) ? 0 : 0.5
})

/** Haze left after atmospheric correction: greatest in the blue (about λ⁻²). */
const HAZE: Spectrum = [
  0.012, 0.0095, 0.0065, 0.005, 0.004, 0.003, 0.0026, 0.0022, 0.002, 0.002, 0.001, 0.0006,
]

/** Surface reflectance in the 12 bands, bands × pixels; clouds and shadows hide what lies below. */
export function observeReflectance(random: Random, scene: OpticalScene): Float64Array {
  const surface = reflectSurface(random, scene)
  coverWithClouds(surface, scene.clouds)
  return senseBands(random, surface)
}

function reflectSurface(random: Random, scene: OpticalScene): Float64Array {
  const { landscape, biomass, acquisition, fields } = scene
  const spectra = spectraOfScene(random, scene.region)
  const light = illumination(scene.terrain, acquisition.sunAzimuth, acquisition.sunZenith)
  const crowns = sampleField(smoothField(random, 3), PATCH_SIZE)
  const season = varySeason(random, acquisition)
  const image = new Float64Array(BANDS * PATCH_PIXELS)
  landscape.covers.forEach((cover, pixel) => {
    const field = fields.get(landscape.parcels[pixel]) ?? BARE_FIELD
    const roughness = Math.exp(0.28 * crowns[pixel] + 0.15 * random.normal())
    const mixture = composePixel(cover, biomass.apparent[pixel], season, field, roughness)
    const isWater = cover === 'water'
    const gain = isWater
      ? 1
      : 0.35 +
        0.65 * light[pixel] * (cover === 'crop' ? field.brightness : 1) * Math.exp(0.05 * random.normal())
    for (const [surface, share] of Object.entries(mixture) as [Surface, number][]) {
      const spectrum = spectra[surface]
      for (let band = 0; band < BANDS; band++)
        image[band * PATCH_PIXELS + pixel] += gain * share * spectrum[band]
    }
  })
  return image
}

/** The pure spectra as they are in one scene: its soils, its leaves, its water. */
function spectraOfScene(random: Random, { soil: [brightness, redness] }: Region): Record<Surface, Spectrum> {
  const leaf = Math.exp(0.09 * random.normal())
  const soil = brightness * Math.exp(0.18 * random.normal())
  const red = redness * Math.exp(0.06 * random.normal())
  const turbidity = random.uniform(0, 1) ** 3
  const scaled = (surface: Surface, factor: number) => SURFACES[surface].map((value) => factor * value)
  const reddened = (surface: Surface) =>
    scaled(surface, soil).map((value, band) => value * red ** (band < 2 ? -0.6 : band < 3 ? 0 : 0.4))
  return {
    broadleaf: scaled('broadleaf', leaf),
    needleleaf: scaled('needleleaf', leaf),
    greenHerb: scaled('greenHerb', Math.exp(0.1 * random.normal())),
    dryHerb: scaled('dryHerb', Math.exp(0.1 * random.normal())),
    bark: scaled('bark', 1),
    soil: reddened('soil'),
    wetSoil: reddened('wetSoil'),
    clearWater: SURFACES.clearWater.map((clear, band) => clear + turbidity * (SURFACES.mud[band] - clear)),
    mud: scaled('mud', 1),
    roof: scaled('roof', Math.exp(0.15 * random.normal())),
    asphalt: scaled('asphalt', Math.exp(0.1 * random.normal())),
    shadow: scaled('shadow', 1),
    cloud: scaled('cloud', random.uniform(0.75, 1.3)),
  }
}

/** No two years are alike: leaves and grass are somewhat ahead or behind. */
function varySeason(random: Random, { season }: Acquisition) {
  const within = (value: number) => Math.min(Math.max(value, 0), 1)
  return {
    ...season,
    leaf: within(season.leaf + 0.06 * random.normal()),
    grass: within(season.grass + 0.13 * random.normal()),
  }
}

function coverWithClouds(image: Float64Array, { cloud, shadow }: CloudCover): void {
  for (let band = 0; band < BANDS; band++) {
    for (let pixel = 0; pixel < PATCH_PIXELS; pixel++) {
      const at = band * PATCH_PIXELS + pixel
      const lit = image[at] * (1 - 0.62 * shadow[pixel])
      image[at] = lit + cloud[pixel] * (SURFACES.cloud[band] - lit)
    }
  }
}

function senseBands(random: Random, image: Float64Array): Float64Array {
  const haze = random.normal()
  return Float64Array.from(
    SENTINEL2_BANDS.flatMap((_, band) => {
      const plane = blur(image.subarray(band * PATCH_PIXELS, (band + 1) * PATCH_PIXELS), BLUR_RADIUS[band])
      const calibration = 1 + 0.015 * random.normal()
      return Array.from(plane, (value) => calibration * value + haze * HAZE[band] + 0.0018 * random.normal())
    }),
  )
}

/** Mean over a square of 2·radius + 1 pixels, its outer pixels weighted by the part of them inside. */
function blur(plane: Float64Array, radius: number): Float64Array {
  if (radius === 0) return plane
  const reach = Math.ceil(radius)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, step) =>
    Math.min(1, radius + 1 - Math.abs(step - reach)),
  )
  return blurAlong(blurAlong(plane, weights, 1), weights, PATCH_SIZE)
}

/** Weighted mean along rows (stride 1) or columns (stride PATCH_SIZE); edge pixels stand for those beyond. */
function blurAlong(plane: Float64Array, weights: readonly number[], stride: number): Float64Array {
  const reach = (weights.length - 1) / 2
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return plane.map((_, pixel) => {
    const position = stride === 1 ? pixel % PATCH_SIZE : Math.floor(pixel / PATCH_SIZE)
    let sum = 0
    weights.forEach((weight, step) => {
      const inside = Math.min(Math.max(position + step - reach, 0), PATCH_SIZE - 1)
      sum += weight * plane[pixel + (inside - position) * stride]
    })
    return sum / total
  })
}

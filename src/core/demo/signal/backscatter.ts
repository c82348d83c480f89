import { PATCH_PIXELS, PATCH_SIZE, PIXEL_SIZE } from '../grid'
import { coverOf, type Ground } from '../landscape/covers'
import type { Random } from '../random'
import { illumination } from '../terrain'
import { saturation } from './composition'
import type { OpticalScene } from './reflectance'

/** L-band backscatter of the ground alone, HH and HV in dB, typical of ALOS PALSAR mosaics. */
const GROUND_DB: Readonly<Record<Ground, readonly [hh: number, hv: number]>> = {
  grass: [-13.6, -20.8],
  heath: [-11.6, -18],
  litter: [-10.8, -17],
  marsh: [-11.5, -20.5],
  crop: [-12.6, -19.4],
  clearing: [-11.3, -18.6],
  soil: [-15, -24],
  water: [-21, -30],
  roof: [-2, -11.5],
  garden: [-7.5, -15],
  asphalt: [-16, -25],
}

/** Backscatter of a closed canopy with so much biomass that it no longer rises, in dB. */
const CANOPY_DB = [-5.6, -10.7] as const
/** Biomass in Mg/ha at which 63 % of the rise is reached: L-band saturates between 100 and 150 Mg/ha. */
const SATURATION = [42, 62] as const
/** Ground sampling distance of the PALSAR-2 mosaic in metres. */
const NATIVE_SIZE = 25
/** Equivalent number of looks of a mosaic pixel. */
const LOOKS = 20
/** Patches without any backscatter: gaps in the mosaic, layover. */
const GAP_SHARE = 0.011
/** The radar looks from the west (ascending, right-looking) at this angle from the vertical. */
const LOOK_AZIMUTH = 260
const LOOK_ANGLE = 36

/** HH and HV in dB, bands × pixels, with speckle at the sensor's own resolution; NaN in a gap. */
export function observeBackscatter(random: Random, scene: OpticalScene): Float64Array {
  const moisture = random.normal()
  const slope = illumination(scene.terrain, LOOK_AZIMUTH, LOOK_ANGLE)
  const isGap = random.chance(GAP_SHARE)
  const image = new Float64Array(2 * PATCH_PIXELS).fill(NaN)
  if (isGap) return image
  for (const polarisation of [0, 1] as const) {
    const power = scatter(scene, polarisation, moisture)
    const lit = power.map((value, pixel) => value * slope[pixel] ** 1.2)
    image.set(speckle(random, lit).map(decibel), polarisation * PATCH_PIXELS)
  }
  return image
}

/** Power scattered back by each pixel: ground seen through the canopy, and the canopy itself. */
function scatter(scene: OpticalScene, polarisation: 0 | 1, moisture: number): Float64Array {
  const { landscape, biomass, fields } = scene
  return Float64Array.from(landscape.covers, (name, pixel) => {
    const { ground } = coverOf(name)
    const rise = saturation(biomass.apparent[pixel], SATURATION[polarisation])
    const soil = ground === 'crop' ? (fields.get(landscape.parcels[pixel])?.roughness ?? 0) : 0
    const wet = ground === 'water' ? 0 : moisture
    const base = GROUND_DB[ground][polarisation] + soil + wet
    return fromDecibel(base + rise * (CANOPY_DB[polarisation] + 0.5 * wet - base))
  })
}

/** Averages power over the sensor's pixels, multiplies it by speckle and interpolates back to 10 m. */
function speckle(random: Random, power: Float64Array): Float64Array {
  const step = NATIVE_SIZE / PIXEL_SIZE
  const cells = Math.ceil(PATCH_SIZE / step) + 1
  const sums = new Float64Array(cells * cells)
  const counts = new Float64Array(cells * cells)
  power.forEach((value, pixel) => {
    const cell =
      Math.floor(Math.floor(pixel / PATCH_SIZE) / step) * cells + Math.floor((pixel % PATCH_SIZE) / step)
    sums[cell] += value
    counts[cell]++
  })
  const means = sums.map((sum, cell) => (counts[cell] > 0 ? (sum / counts[cell]) * random.gamma(LOOKS) : 0))
  const last = Math.ceil(PATCH_SIZE / step) - 1
  return power.map((_, pixel) =>
    interpolate(means, cells, last, (pixel % PATCH_SIZE) / step, Math.floor(pixel / PATCH_SIZE) / step),
  )
}

function interpolate(values: Float64Array, width: number, last: number, column: number, row: number): number {
  const [x, y] = [clamp(column - 0.3, last), clamp(row - 0.3, last)]
  const [x0, y0] = [Math.floor(x), Math.floor(y)]
  const [x1, y1] = [Math.min(x0 + 1, last), Math.min(y0 + 1, last)]
  const across = (y: number) => values[y * width + x0] * (1 - x + x0) + values[y * width + x1] * (x - x0)
  return across(y0) * (1 - y + y0) + across(y1) * (y - y0)
}

function clamp(value: number, greatest: number): number {
  return Math.min(Math.max(value, 0), greatest)
}

function decibel(power: number): number {
  return 10 * Math.log10(power)
}

function fromDecibel(value: number): number {
  return 10 ** (value / 10)
}

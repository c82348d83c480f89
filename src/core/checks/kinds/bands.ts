import type { Imagery } from '../../dataset/sample'
import { bandOf, type Raster } from '../../imagery/raster'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import type { FindingKind } from '../finding'

const ORDER: FindingKind = {
  id: 'bands/order',
  severity: 'warning',
  title: 'Spectra that no surface has: bands may be in another order',
  mend: 'Compare "bands" in dataset.json with the order in the files.',
}

const POLARISATION: FindingKind = {
  id: 'bands/polarisation',
  severity: 'warning',
  title: 'Cross-polarised backscatter above co-polarised: HH and HV (or VV and VH) may be exchanged',
  mend: 'Compare "bands" in dataset.json with the order in the files.',
}

const OFFSET: FindingKind = {
  id: 'bands/offset',
  severity: 'warning',
  title: 'Vegetation that is never darker than 0.1: the +1000 of Sentinel-2 may not be subtracted',
  mend: 'Scenes since baseline 04.00 carry it: give "offset": -0.1 in dataset.json.',
}

/**
 * Neighbouring bands and the limits of the first's mean over the second's. AGBD's means are 0.93 for B06/B07, 0.96,
 * 0.97 and 1.7 for B11/B12 (statistics_subset_2019-2020-v4_new.pkl); the limits leave twice that to both sides.
 */
const NEIGHBOURS: readonly (readonly [one: string, other: string, least: number, most: number])[] = [
  ['B02', 'B03', 0.25, 1.7],
  ['B06', 'B07', 0.5, 1.6],
  ['B07', 'B08', 0.55, 1.7],
  ['B08', 'B8A', 0.6, 1.6],
  ['B11', 'B12', 0.85, 5],
]
/** Bands darker than this are mostly haze and noise. */
const DARK = 0.08
/** Soil and plants reflect red no less than so many times near infrared (water and snow do, but not both brightly). */
const RED_OVER_INFRARED = 1.4
/** Mean red reflectance from which a patch is neither water nor in shadow, and blue from which it may be cloud or snow. */
const BRIGHT_RED = 0.12
const CLOUDY_BLUE = 0.35
/** Sparse plants and soil by NDVI: where red outshines blue. */
const SPARSE_NDVI = [0.1, 0.5] as const
const SPARSE_PIXELS = 60
const BLUE_SHARE = 0.9
const BLUE_OVER_RED = 1.15

/** What +1000 adds to reflectance, and how green vegetation is beneath it. */
const UNSUBTRACTED = 0.1
const GREEN_NDVI = 0.65
const CO_AND_CROSS = [
  ['HH', 'HV'],
  ['VV', 'VH'],
] as const

/** Whether spectra are in the order that they are said to be, and start at zero. */
export const bandsCheck: Check = {
  id: 'bands',
  findings: [ORDER, POLARISATION, OFFSET],
  start: (context) => new BandsRun(context),
}

class BandsRun implements CheckRun {
  readonly #context: CheckContext

  constructor(context: CheckContext) {
    this.#context = context
  }

  patch({ sample: { id }, imagery }: CheckedPatch): void {
    const report = (kind: FindingKind, detail: string | undefined) => {
      if (detail !== undefined) this.#context.report(kind, { sample: id, detail })
    }
    report(POLARISATION, polarisationProblem(imagery))
    if (imagery.s2 === undefined) return
    const offset = offsetProblem(imagery.s2)
    report(OFFSET, offset)
    if (offset === undefined) report(ORDER, orderProblem(imagery.s2))
  }
}

function polarisationProblem({ sar }: Imagery): string | undefined {
  if (sar === undefined) return undefined
  for (const [co, cross] of CO_AND_CROSS) {
    const [one, other] = [meanOf(sar, co), meanOf(sar, cross)]
    if (one !== undefined && other !== undefined && other > one)
      return `${cross} ${other.toFixed(1)} dB, ${co} ${one.toFixed(1)} dB`
  }
  return undefined
}

function orderProblem(s2: Raster): string | undefined {
  for (const [one, other, least, most] of NEIGHBOURS) {
    const [first, second] = [meanOf(s2, one), meanOf(s2, other)]
    if (first === undefined || second === undefined || Math.max(first, second) < DARK) continue
    if (first < least * second || first > most * second) return pair(one, first, other, second)
  }
  const [blue, red, infrared] = [meanOf(s2, 'B02'), meanOf(s2, 'B04'), meanOf(s2, 'B08')]
  if (red === undefined || infrared === undefined) return undefined
  if (red > BRIGHT_RED && red > RED_OVER_INFRARED * infrared && (blue ?? 0) < CLOUDY_BLUE)
    return pair('B04', red, 'B08', infrared)
  return blueProblem(s2)
}

/** Blue above red on nearly all soil and sparse plants: the two are exchanged. */
function blueProblem(s2: Raster): string | undefined {
  const [blue, red, infrared] = ['B02', 'B04', 'B08'].map((band) => bandOf(s2, band))
  if (blue === undefined || red === undefined || infrared === undefined) return undefined
  let sparse = 0
  let bluer = 0
  for (let pixel = 0; pixel < red.length; pixel++) {
    const visible = Math.max(red[pixel], blue[pixel])
    const ndvi = (infrared[pixel] - visible) / (infrared[pixel] + visible)
    if (!(visible > DARK && visible < CLOUDY_BLUE && ndvi > SPARSE_NDVI[0] && ndvi < SPARSE_NDVI[1])) continue
    sparse++
    if (blue[pixel] > BLUE_OVER_RED * red[pixel]) bluer++
  }
  if (sparse < SPARSE_PIXELS || bluer < BLUE_SHARE * sparse) return undefined
  return `B02 above B04 in ${bluer} of ${sparse} pixels of soil and sparse plants`
}

/** Vegetation, were 0.1 taken off, and yet no pixel of a visible band below 0.1. */
function offsetProblem(s2: Raster): string | undefined {
  const [red, infrared] = [meanOf(s2, 'B04'), meanOf(s2, 'B08')]
  if (red === undefined || infrared === undefined) return undefined
  const ndvi = (infrared - red) / (infrared + red - 2 * UNSUBTRACTED)
  if (red > 2 * UNSUBTRACTED || !(ndvi > GREEN_NDVI && ndvi <= 1)) return undefined
  const least = Math.min(...['B02', 'B03', 'B04'].map((name) => leastOf(s2, name)))
  return least >= UNSUBTRACTED ? `darkest visible pixel ${least.toFixed(3)}` : undefined
}

function pair(one: string, first: number, other: string, second: number): string {
  return `mean ${one} ${first.toFixed(2)}, ${other} ${second.toFixed(2)}`
}

function meanOf(raster: Raster, name: string): number | undefined {
  const known = bandOf(raster, name)?.filter((value) => !Number.isNaN(value))
  if (known === undefined || known.length === 0) return undefined
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

function leastOf(raster: Raster, name: string): number {
  const band = bandOf(raster, name) ?? new Float32Array()
  return band.reduce((least, value) => (value < least ? value : least), Infinity)
}

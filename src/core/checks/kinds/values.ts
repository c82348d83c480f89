import { landCoverClass } from '../../benchmark/landCover'
import { type Modality, MODALITIES } from '../../dataset/sample'
import type { Raster } from '../../imagery/raster'
import type { Check, CheckContext, CheckedPatch, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { MODALITY_NAMES } from '../modalityNames'

const SCALE: FindingKind = {
  id: 'values/scale',
  severity: 'error',
  title: 'Reflectance above 10: the scale is forgotten',
  mend: 'Sentinel-2 numbers are reflectance × 10,000: give "scale": 0.0001 in dataset.json.',
}

const REFLECTANCE: FindingKind = {
  id: 'values/reflectance',
  severity: 'warning',
  title: 'Reflectance outside −0.1 to 1.6',
  mend: 'Look at scale, offset and nodata of the modality.',
}

const BACKSCATTER: FindingKind = {
  id: 'values/backscatter',
  severity: 'warning',
  title: 'Backscatter outside −60 to 20 dB',
  mend: 'Look at scale and unit of the modality; in PALSAR mosaics DN 1 (−83 dB) is no data too: "nodata": [0, 1].',
}

const DISPLAY: FindingKind = {
  id: 'values/display',
  severity: 'warning',
  title: 'RGB outside 0 to 1',
  mend: 'Scale 8-bit pictures by 1/255: "scale": 0.00392157.',
}

const CODES: FindingKind = {
  id: 'values/codes',
  severity: 'error',
  title: 'Land-cover maps with codes that CGLS-LC100 lacks',
  mend: 'Translate the map to CGLS-LC100 codes, or name the code of masked pixels under "nodata".',
}

const ZERO: FindingKind = {
  id: 'values/zero',
  severity: 'warning',
  title: 'Bands that are 0 everywhere',
  mend: 'The band was not written, or its zeros are missing data: name them under "nodata".',
}

const CONSTANT: FindingKind = {
  id: 'values/constant',
  severity: 'warning',
  title: 'Bands of one single value',
  mend: 'Write the band again: a sensor never sees the same everywhere.',
}

const SATURATED: FindingKind = {
  id: 'values/saturated',
  severity: 'warning',
  title: 'Bands cut off at their greatest value',
  mend: 'Write them with a wider range; models learn nothing from what is cut off.',
}

const TWICE: FindingKind = {
  id: 'values/twice',
  severity: 'error',
  title: 'Bands with the content of another band',
  mend: 'One of them was written twice: write the image again.',
}

/**
 * L2A reflectance runs from −0.1 (ESA, baseline 04.00) to somewhat above 1 on clouds and slopes; backscatter from the
 * noise floor, far above −60 dB, to corner reflectors below 20 dB. Fewer values than this share may lie outside.
 */
const RANGES = { s2: [-0.1, 1.6], sar: [-60, 20], rgb: [0, 1] } as const
const OUTSIDE_SHARE = 0.01
/** Reflectance that no surface has by far. */
const WITHOUT_SCALE = 10
/** Share of pixels at the greatest value, and where that value lies when it is a limit rather than chance. */
const SATURATED_SHARE = 0.1
const SATURATION = { s2: 1, rgb: 0.98 } as const

/** Ranges, constant and double bands, patch by patch. */
export const valuesCheck: Check = {
  id: 'values',
  findings: [SCALE, REFLECTANCE, BACKSCATTER, DISPLAY, CODES, ZERO, CONSTANT, SATURATED, TWICE],
  start: (context) => new ValuesRun(context),
}

type Report = (kind: FindingKind, detail: string) => void

class ValuesRun implements CheckRun {
  readonly #context: CheckContext

  constructor(context: CheckContext) {
    this.#context = context
  }

  patch({ sample, imagery }: CheckedPatch): void {
    const report: Report = (kind, detail) => this.#context.report(kind, { sample: sample.id, detail })
    for (const modality of MODALITIES) {
      const raster = imagery[modality]
      if (raster === undefined) continue
      if (modality === 'landCover') checkCodes(raster, report)
      else checkBands(modality, raster, report)
    }
  }
}

function checkBands(modality: Exclude<Modality, 'landCover'>, raster: Raster, report: Report): void {
  const bands = raster.bands.map((name, index) => statisticsOf(name, bandAt(raster, index)))
  const known = bands.filter(({ count }) => count > 0)
  checkRange(modality, raster, report)
  const inWords = (found: readonly BandStatistics[]) =>
    `${MODALITY_NAMES[modality]} ${found.map(({ name }) => name).join(', ')}`
  const constant = known.filter(({ least, greatest, count }) => least === greatest && count > 1)
  const zero = hasFloor(known) ? [] : constant.filter(({ least }) => least === 0)
  const other = constant.filter(({ least }) => least !== 0)
  if (zero.length > 0) report(ZERO, inWords(zero))
  if (other.length > 0) report(CONSTANT, inWords(other))
  const saturated = known.filter((band) => isSaturated(modality, band))
  if (saturated.length > 0) report(SATURATED, inWords(saturated))
  const twice = known.filter((band, index) => isAgain(band, known.slice(0, index)))
  if (twice.length > 0) report(TWICE, inWords(twice))
}

/** Whether values end at 0, as those of readers that raise negative reflectance: dark bands are 0 then, and no fault. */
function hasFloor(bands: readonly BandStatistics[]): boolean {
  return bands.some(({ least, greatest }) => least === 0 && greatest > 0)
}

function checkRange(modality: 's2' | 'sar' | 'rgb', { data }: Raster, report: Report): void {
  const [low, high] = RANGES[modality]
  const known = data.filter((value) => !Number.isNaN(value))
  const outside = known.filter((value) => value < low || value > high)
  if (outside.length <= OUTSIDE_SHARE * known.length) return
  const share = `${((100 * outside.length) / known.length).toFixed(0)} %`
  const greatest = outside.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0)
  const detail = `${share} of the values, such as ${Number(greatest.toPrecision(4))}`
  const forgotten = data.filter((value) => value > WITHOUT_SCALE).length > known.length / 2
  report(
    modality === 's2' ? (forgotten ? SCALE : REFLECTANCE) : modality === 'sar' ? BACKSCATTER : DISPLAY,
    detail,
  )
}

function checkCodes({ data }: Raster, report: Report): void {
  const codes = new Set<number>()
  for (const code of data) if (!Number.isNaN(code) && landCoverClass(code) === undefined) codes.add(code)
  if (codes.size > 0) report(CODES, `code ${[...codes].slice(0, 5).join(', ')}`)
}

interface BandStatistics {
  readonly name: string
  readonly values: Float32Array
  /** Pixels with data. */
  readonly count: number
  readonly least: number
  readonly greatest: number
  /** Pixels that hold the greatest value. */
  readonly atGreatest: number
}

function statisticsOf(name: string, values: Float32Array): BandStatistics {
  let count = 0
  let least = Infinity
  let greatest = -Infinity
  let atGreatest = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    count++
    if (value < least) least = value
    if (value === greatest) atGreatest++
    if (value <= greatest) continue
    greatest = value
    atGreatest = 1
  }
  return { name, values, count, least, greatest, atGreatest }
}

function isSaturated(modality: Modality, { count, least, greatest, atGreatest }: BandStatistics): boolean {
  if (modality !== 's2' && modality !== 'rgb') return false
  return least < greatest && greatest >= SATURATION[modality] && atGreatest > SATURATED_SHARE * count
}

/** Whether an earlier band holds the same values; constant ones are told apart. */
function isAgain(band: BandStatistics, earlier: readonly BandStatistics[]): boolean {
  if (band.least === band.greatest) return false
  return earlier.some(
    ({ least, greatest, count, values }) =>
      least === band.least &&
      greatest === band.greatest &&
      count === band.count &&
      values.every((value, pixel) => Object.is(value, band.values[pixel])),
  )
}

function bandAt({ data, width, height }: Raster, index: number): Float32Array {
  const size = width * height
  return data.subarray(index * size, (index + 1) * size)
}

import { landCoverClass } from '../../benchmark/landCover'
import { SENTINEL2_BANDS } from '../../imagery/bands'
import type { Modality } from '../sample'
import type { ImageLook } from './lookAtImages'
import type { Confidence, Json } from './proposal'

/** What images may be, without the path at which they lie. */
export interface ModalityGuess {
  readonly modality: Modality
  readonly title: string
  readonly confidence: Confidence
  readonly reason: string
  /** Entry of the description, without `images`. */
  readonly entry: { readonly [key: string]: Json }
}

/** The ten 10 m and 20 m bands, as BioMassters and others order them. */
const TEN_BANDS = ['B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B11', 'B12'] as const

/** The 13 bands of Sentinel-2 L1C; B10 is no surface reflectance and is not used. */
const L1C_BANDS = [...SENTINEL2_BANDS.slice(0, 10), null, 'B11', 'B12'] as const

/** Sentinel-2 bands in order, by how many there are. */
const S2_ORDERS: Readonly<
  Record<number, { readonly bands: readonly (string | null)[]; readonly as: string }>
> = {
  4: { bands: ['B02', 'B03', 'B04', 'B08'], as: 'the four 10 m bands' },
  10: { bands: TEN_BANDS, as: 'the 10 m and 20 m bands' },
  11: { bands: [...TEN_BANDS, null], as: 'the 10 m and 20 m bands and a mask' },
  12: { bands: SENTINEL2_BANDS, as: 'the bands of Sentinel-2 L2A' },
  13: { bands: L1C_BANDS, as: 'the bands of Sentinel-2 L1C, of which B10 is left out' },
}

/**
 * What images may be, the likeliest first: by the names of their bands, else by how many there are, their type and
 * the range of their values.
 * @param place template or folder of the images: `alos` or `s1` in it tells one radar from another
 * @param bandFiles bands that have a file each
 */
export function recogniseModality(
  look: ImageLook,
  place: string,
  bandFiles?: readonly string[],
): readonly ModalityGuess[] {
  const why = bandFiles === undefined ? 'the files name their bands' : 'a file per band, which its name tells'
  const named = byNames(look, bandFiles ?? look.bandNames, why)
  return named.length > 0 ? named : byValues(look, place)
}

function byNames(
  look: ImageLook,
  bandNames: readonly (string | undefined)[],
  why: string,
): readonly ModalityGuess[] {
  const names = bandNames.map(sentinelBand)
  if (names.length > 0 && names.every((name) => name !== undefined))
    return sentinel2(look, names, 'sure', why)
  const polarisations = bandNames.map((name) => /\b(HH|HV|VV|VH)\b/i.exec(name ?? '')?.[1].toUpperCase())
  if (polarisations.length > 0 && polarisations.every((name) => name !== undefined))
    return [radar(look, polarisations, 'sure', why)]
  return []
}

function sentinelBand(name: string | undefined): string | undefined {
  const [, number, letter = ''] =
    /^(?:sentinel-?2 )?B?(?:and ?)?0?(\d{1,2})(A?)$/i.exec(name?.trim() ?? '') ?? []
  if (number === undefined) return undefined
  const band = letter === '' ? `B${number.padStart(2, '0')}` : `B${number}A`
  return (SENTINEL2_BANDS as readonly string[]).includes(band) ? band : undefined
}

function byValues(look: ImageLook, place: string): readonly ModalityGuess[] {
  const { bands, type, minimum, maximum, classes } = look
  if (bands === 1) return classes === undefined ? [] : landCover(classes)
  if (minimum < -1 && maximum <= 5000) return decibels(look, place)
  if (bands === 3) return threeBands(look)
  if (bands === 2 && type === 'uint16') return palsarNumbers(look, place)
  const order = S2_ORDERS[bands]
  if (order === undefined) return []
  const confidence = bands === 12 || bands === 13 ? 'likely' : 'guess'
  const guesses = sentinel2(look, order.bands, confidence, `${bands} bands, as ${order.as}`)
  if (bands !== 4) return guesses
  return [...guesses, ...sentinel2(look, ['B04', 'B03', 'B02', 'B08'], 'guess', 'four bands, red first')]
}

function landCover(classes: readonly number[]): readonly ModalityGuess[] {
  const codes = classes.filter((code) => code !== 255)
  if (codes.length === 0 || codes.some((code) => landCoverClass(code) === undefined)) return []
  if (codes.every((code) => code === 0)) return []
  return [
    {
      modality: 'landCover',
      title: 'Land cover, CGLS-LC100',
      confidence: codes.length > 2 ? 'sure' : 'likely',
      reason: `one band, whose values are codes of CGLS-LC100: ${codes.join(', ')}`,
      entry: { bands: ['LC'], ...(classes.includes(255) && { nodata: 255 }) },
    },
  ]
}

function threeBands(look: ImageLook): readonly ModalityGuess[] {
  const isPicture = look.type === 'uint8'
  const rgb: ModalityGuess = {
    modality: 'rgb',
    title: 'RGB picture',
    confidence: isPicture ? 'sure' : 'guess',
    reason: `three bands of ${look.type}${isPicture ? '' : ', which may be red, green, blue'}`,
    entry: { bands: ['R', 'G', 'B'] },
  }
  if (isPicture) return [rgb]
  return [...sentinel2(look, ['B04', 'B03', 'B02'], 'guess', `three bands of ${look.type}, red first`), rgb]
}

/** Radar in dB: negative for most surfaces. */
function decibels(look: ImageLook, place: string): readonly ModalityGuess[] {
  const isPalsar = /alos|palsar/i.test(place)
  const pairs = { HH: ['HH', 'HV'], VV: ['VV', 'VH'] } as const
  const order = isPalsar || !/s1|sentinel-?1/i.test(place) ? (['HH', 'VV'] as const) : (['VV', 'HH'] as const)
  if (look.bands === 4) {
    const bands = ['VV', 'VH', 'VV descending', 'VH descending']
    return [radar(look, bands, 'guess', 'four bands in dB, as BioMassters orders those of Sentinel-1')]
  }
  if (look.bands !== 2) return []
  const isTold = /alos|palsar|s1|sentinel-?1/i.test(place)
  return order.map((first, index) => {
    const confidence = index === 0 && isTold ? 'likely' : 'guess'
    const told = isTold ? `, and "${place}" tells the satellite` : '; the polarisations are not told'
    return radar(look, pairs[first], confidence, `two bands in dB${told}`)
  })
}

function palsarNumbers(look: ImageLook, place: string): readonly ModalityGuess[] {
  const confidence = /alos|palsar|sar/i.test(place) ? 'likely' : 'guess'
  return [radar(look, ['HH', 'HV'], confidence, `two bands of ${look.type}`)]
}

/** Whole numbers are dB in hundredths, or DN of PALSAR-2; dB do not go below −100. */
function radar(
  { minimum, maximum, type }: ImageLook,
  bands: readonly string[],
  confidence: Confidence,
  why: string,
): ModalityGuess {
  const range = `values from ${short(minimum)} to ${short(maximum)}`
  const named = bands.join(' ')
  const guess = { modality: 'sar', confidence } as const
  if (type.startsWith('uint')) {
    const reason = `${why}; ${range} are DN of ALOS-2 PALSAR-2 mosaics`
    const entry = { bands, transform: 'palsar-dn', nodata: [0, 1] }
    return { ...guess, title: `${named}, DN of PALSAR-2`, reason, entry }
  }
  if (minimum >= -100)
    return { ...guess, title: `${named}, dB`, reason: `${why}; ${range} are dB`, entry: { bands } }
  const reason = `${why}; ${range} are dB × 100`
  return { ...guess, title: `${named}, dB × 100`, reason, entry: { bands, scale: 0.01 } }
}

/** Surface reflectance, as its values say it is scaled, and as it would be with the other offset. */
function sentinel2(
  look: ImageLook,
  bands: readonly (string | null)[],
  confidence: Confidence,
  why: string,
): readonly ModalityGuess[] {
  const used = bands.filter((band) => band !== null)
  const named = `Sentinel-2, ${used.length <= 4 ? used.join(' ') : `${used.length} bands`}`
  return scalings(look).map(({ title, entry, reason }, index) => ({
    modality: 's2',
    title: `${named}, ${title}`,
    confidence: index === 0 ? confidence : 'unlikely',
    reason: index === 0 ? `${why}; ${reason}` : reason,
    entry: { bands, ...entry },
  }))
}

interface ReflectanceScaling {
  readonly title: string
  readonly entry: { readonly scale?: number; readonly offset?: number; readonly nodata?: number }
  readonly reason: string
}

/** DN of reflectance 0 from processing baseline 04.00 on. */
const ADDED_DN = 1000

/** Noise may take dark surfaces this far below a reflectance of 0. */
const NOISE_DN = 50

/** How stored values become reflectance: as their range says, and the other way. */
function scalings({
  minimum,
  maximum,
  darkest,
  hasEmptyPixels,
  nodata,
}: ImageLook): readonly ReflectanceScaling[] {
  if (maximum <= 3) {
    const reason = `values up to ${short(maximum)} are reflectance already`
    return [{ title: 'reflectance', entry: {}, reason }]
  }
  const missing = hasEmptyPixels && nodata === undefined ? { nodata: 0 } : {}
  const range = `DN from ${short(minimum)} to ${short(maximum)}, of which the darkest hundredth lies below ${short(darkest)}`
  const hasAdded = darkest >= ADDED_DN - NOISE_DN
  const plain: ReflectanceScaling = {
    title: 'DN / 10,000',
    entry: { scale: 0.0001, ...missing },
    reason: hasAdded
      ? 'scenes before processing baseline 04.00'
      : `${range}: nothing was added to reflectance × 10,000`,
  }
  const added: ReflectanceScaling = {
    title: '(DN − 1000) / 10,000',
    entry: { scale: 0.0001, offset: -0.1, ...missing },
    reason: hasAdded
      ? `${range}: the +1000 of processing baseline 04.00 and later`
      : 'scenes of processing baseline 04.00 and later',
  }
  return hasAdded ? [added, plain] : [plain, added]
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)))
}

import { normalisedDifference } from './indices'
import { CLOUD_BAND } from './clouds'
import { bandOf, type Raster } from './raster'

/** A pixel with a greater NDVI is vegetation, also with the offset still in, which lowers it. */
const VEGETATED = 0.25

/** Share of a patch that has to be vegetation for it to be judged. */
const ENOUGH = 0.3

/** Reflectance that the darkest band of vegetation stays below unless an offset of 0.1 is in it. */
const DARKEST = 0.085

/** Part of the vegetated pixels that may be darker, such as resampled edges. */
const TOLERATED = 0.01

/**
 * Says so when reflectances seem to carry the +1000 DN (0.1) of Sentinel-2 processing baseline 04.00 and later: green
 * vegetation absorbs blue and red light down to some 0.02–0.06, so no band of it stays above 0.085 without the offset.
 * @returns a note in words, or undefined where nothing is amiss or too little vegetation is seen
 */
export function offsetNote(s2: Raster | undefined): string | undefined {
  const red = s2 && bandOf(s2, 'B04')
  const nearInfrared = s2 && bandOf(s2, 'B08')
  if (!s2 || !red || !nearInfrared) return undefined
  const isVegetated = Array.from(
    red,
    (value, pixel) => normalisedDifference(nearInfrared[pixel], value) > VEGETATED,
  )
  const vegetated = isVegetated.filter(Boolean).length
  if (vegetated < ENOUGH * red.length) return undefined
  const lowest = s2.bands
    .filter((band) => band !== CLOUD_BAND)
    .map((band) => lowerEnd((bandOf(s2, band) ?? red).filter((_, pixel) => isVegetated[pixel])))
  const darkest = Math.min(...lowest.filter((value) => !Number.isNaN(value)))
  if (darkest < DARKEST) return undefined
  return `No band is below ${darkest.toFixed(2)} over vegetation: the reflectance may still carry Sentinel-2's offset of +1000 DN (0.1), which falsifies colours and indices. It is drawn as it was read.`
}

/** The value that all but the tolerated part are above; NaN without any. */
function lowerEnd(values: Float32Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  return known.at(Math.floor(TOLERATED * known.length)) ?? Number.NaN
}

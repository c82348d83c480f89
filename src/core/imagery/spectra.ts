import { classShares } from './classShares'
import { bandOf, type Raster, samePlace } from './raster'

/** Mean and standard deviation of one band over some pixels; NaN where none has data. */
export interface BandStatistics {
  readonly mean: number
  readonly deviation: number
}

/** The spectrum of one land-cover class in a patch. */
export interface ClassSpectrum {
  readonly code: number
  /** Part of the land cover's pixels, 0–1. */
  readonly share: number
  /** By band of the raster. */
  readonly bands: readonly BandStatistics[]
}

/**
 * Mean and standard deviation (of all, not of a sample: divided by n) of each band over the pixels that have data.
 * @param isIn which pixels, counted row by row; all when absent
 */
export function bandStatistics(
  raster: Raster,
  isIn: (pixel: number) => boolean = () => true,
): readonly BandStatistics[] {
  return raster.bands.map((band) => {
    const values = (bandOf(raster, band) ?? new Float32Array()).filter(
      (value, pixel) => !Number.isNaN(value) && isIn(pixel),
    )
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    return { mean, deviation: Math.sqrt(variance) }
  })
}

/** The spectra of the land-cover classes in a patch, the most frequent first. */
export function classSpectra(raster: Raster, landCover: Raster): readonly ClassSpectrum[] {
  return classShares(landCover).map(({ code, share }) => ({
    code,
    share,
    bands: bandStatistics(raster, (pixel) => landCover.data[samePlace(pixel, raster, landCover)] === code),
  }))
}

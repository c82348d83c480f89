import { quantile } from '../metrics/quantiles'
import { bandOf, type Raster } from './raster'

/** How the values of one band spread over a patch, no data left out. */
export interface BandStatistics {
  readonly band: string
  /** Share of pixels with data, 0–1. */
  readonly coverage: number
  /** In the raster's unit; absent where no pixel has data. */
  readonly values?: {
    readonly minimum: number
    readonly p2: number
    readonly median: number
    readonly mean: number
    readonly p98: number
    readonly maximum: number
  }
}

/** The statistics of every band of a raster, in its order. */
export function bandStatistics(raster: Raster): readonly BandStatistics[] {
  return raster.bands.map((band) => {
    const all = bandOf(raster, band) ?? new Float32Array()
    const sorted = all.filter((value) => !Number.isNaN(value)).sort()
    const coverage = all.length === 0 ? 0 : sorted.length / all.length
    if (sorted.length === 0) return { band, coverage }
    return {
      band,
      coverage,
      values: {
        minimum: sorted[0],
        p2: quantile(sorted, 0.02),
        median: quantile(sorted, 0.5),
        mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
        p98: quantile(sorted, 0.98),
        maximum: sorted[sorted.length - 1],
      },
    }
  })
}

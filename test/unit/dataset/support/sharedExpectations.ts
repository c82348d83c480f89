import { readFileSync } from 'node:fs'

interface ExpectedRaster {
  readonly width: number
  readonly height: number
  readonly crs?: string
  readonly origin?: readonly number[]
  readonly pixelSize?: readonly number[]
  readonly nodata: number | null
  readonly dtype: string
  readonly bands: readonly { min: number; max: number; mean: number; nodataShare: number }[]
  readonly sha256: string
}

interface ExpectedBand {
  readonly mean: number
  /** Values at `places`. */
  readonly pixels: readonly number[]
}

interface Expectations {
  readonly rasters: Readonly<Record<string, ExpectedRaster>>
  /** Columns and rows. */
  readonly places: readonly (readonly [number, number])[]
  /** Bands of the first BigEarthNet patch on the 10 m grid, by method. */
  readonly upsampled: Readonly<Record<'nearest' | 'bilinear', readonly ExpectedBand[]>>
}

/** What GDAL 3.6.2 and numpy say of third-party files: `test/fixtures/sharedData/make_expected.py`. */
export function expectedOfSharedData(): Expectations {
  const file = new URL('../../../fixtures/sharedData/expected.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Expectations
}

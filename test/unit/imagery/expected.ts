import { readFileSync } from 'node:fs'
import type { Imagery } from '../../../src/core/dataset/sample'
import type { Raster } from '../../../src/core/imagery/raster'

type Values = readonly (number | null)[]

interface Expected {
  readonly bands: Readonly<Record<string, Values>>
  readonly sar: Readonly<Record<string, Values>>
  readonly landCover: Values
  readonly indices: Readonly<Record<string, Values>>
  readonly spectra: Readonly<
    Record<string, Readonly<Record<string, { readonly mean: number; readonly deviation: number }>>>
  >
  readonly stretch: { readonly low: number; readonly high: number }
}

/** What numpy says of made-up pixels: see `test/fixtures/imagery/make_expected.py`. */
export const EXPECTED = JSON.parse(
  readFileSync(new URL('../../fixtures/imagery/expected.json', import.meta.url), 'utf8'),
) as Expected

/** The pixels that the expected values are of, in one row. */
export const EXPECTED_IMAGERY = {
  s2: row(EXPECTED.bands),
  sar: row(EXPECTED.sar),
  landCover: row({ class: EXPECTED.landCover }),
} satisfies Imagery

/** A row of pixels whose bands are given as lists of values; null and NaN are no data. */
export function row(bands: Readonly<Record<string, Values>>): Raster {
  const names = Object.keys(bands)
  return {
    bands: names,
    width: bands[names[0]].length,
    height: 1,
    data: Float32Array.from(names.flatMap((name) => bands[name].map((value) => value ?? Number.NaN))),
  }
}

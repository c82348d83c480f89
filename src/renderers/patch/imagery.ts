import { type Imagery, MODALITIES, type Modality } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import { COMPOSITES } from '../../core/imagery/composites'
import { bandOf, type Raster } from '../../core/imagery/raster'
import { decodeRaster } from '../../protocol/encoding'
import type { PatchPayload } from '../../protocol/payloads'

/** A patch's rasters with physical values. @throws ReoError when a raster's pixels do not fill its size */
export function decodeImagery(encoded: PatchPayload['imagery']): Imagery {
  const imagery: { [M in Modality]?: Raster } = {}
  for (const modality of MODALITIES) {
    const stored = encoded[modality]
    if (stored === undefined) continue
    const raster = decodeRaster(stored)
    const expected = raster.bands.length * raster.width * raster.height
    if (raster.data.length !== expected) {
      throw new ReoError(
        `The ${modality} image has ${raster.data.length} values where its size needs ${expected}`,
      )
    }
    imagery[modality] = raster
  }
  return imagery
}

/** The raster whose pixels the reader points at: the first of Sentinel-2, RGB, SAR and land cover that is there. */
export function gridOf(imagery: Imagery): Raster | undefined {
  return imagery.s2 ?? imagery.rgb ?? imagery.sar ?? imagery.landCover
}

/** The bands that a view, a composite or one band by its name, is drawn from. */
export function bandsShown(imagery: Imagery, view: string): readonly { raster: Raster; band: string }[] {
  const composite = COMPOSITES.find(({ id }) => id === view)
  const all = (raster: Raster | undefined, bands = raster?.bands ?? []) =>
    raster === undefined ? [] : bands.map((band) => ({ raster, band }))
  if (composite === undefined) {
    const raster = [imagery.s2, imagery.sar, imagery.rgb].find((candidate) => candidate?.bands.includes(view))
    return all(raster, [view])
  }
  switch (composite.kind) {
    case 'three-band':
    case 'index': {
      const fromS2 = composite.bands.every((band) => imagery.s2?.bands.includes(band))
      return fromS2 ? all(imagery.s2, composite.bands) : all(imagery.rgb)
    }
    case 'sar':
      return all(imagery.sar)
    case 'classes':
      return all(imagery.landCover)
  }
}

/** Row-major flags of the pixels of a view that have no data in one of its bands, in the size of that view. */
export function missingPixels(
  imagery: Imagery,
  view: string,
): { readonly width: number; readonly height: number; readonly missing: readonly boolean[] } {
  const shown = bandsShown(imagery, view)
  const [first] = shown
  if (first === undefined) return { width: 0, height: 0, missing: [] }
  const { width, height } = first.raster
  const bands = shown.map(({ raster, band }) => bandOf(raster, band))
  const missing = Array.from({ length: width * height }, (_, pixel) =>
    bands.some((band) => band === undefined || Number.isNaN(band[pixel])),
  )
  return { width, height, missing }
}

/** A place in a patch: row and column of its grid, from the top left. */
export interface Pixel {
  readonly row: number
  readonly column: number
}

/** One raster's values at a place of the patch's grid, which may be finer or coarser than the raster. */
export function valuesAt(raster: Raster, grid: Raster, { row, column }: Pixel): readonly number[] {
  const y = Math.floor(((row + 0.5) / grid.height) * raster.height)
  const x = Math.floor(((column + 0.5) / grid.width) * raster.width)
  const pixels = raster.width * raster.height
  return raster.bands.map((_, band) => raster.data[band * pixels + y * raster.width + x])
}

/** Mean and standard deviation of each band over the pixels that have data; NaN where none has. */
export function bandStatistics(
  raster: Raster,
): readonly { readonly mean: number; readonly deviation: number }[] {
  return raster.bands.map((band) => {
    const values = Array.from(bandOf(raster, band) ?? []).filter((value) => !Number.isNaN(value))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    return { mean, deviation: Math.sqrt(variance) }
  })
}

import { type Imagery, MODALITIES, type Modality } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'
import { type Raster, samePlace } from '../../core/imagery/raster'
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
        { mend: 'Run the cell again: the output is damaged.' },
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

/** A place in a patch: row and column of its grid, from the top left. */
export interface Pixel {
  readonly row: number
  readonly column: number
}

/** One raster's values at a place of the patch's grid, which may be finer or coarser than the raster. */
export function valuesAt(raster: Raster, grid: Raster, { row, column }: Pixel): readonly number[] {
  const place = samePlace(row * grid.width + column, grid, raster)
  const pixels = raster.width * raster.height
  return raster.bands.map((_, band) => raster.data[band * pixels + place])
}

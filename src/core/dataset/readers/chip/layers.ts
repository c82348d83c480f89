import type { Raster } from '../../../imagery/raster'
import type { ModalityDescription, ResampledBands } from '../../dataset'
import { settleClouds } from '../../description/cloudBand'
import {
  checkBands,
  type FilePlan,
  type ModalityPlan,
  nodataOf,
  scalingOf,
} from '../../description/modalityPlan'
import { toPhysical } from '../../physicalValues'
import { type Resampling, valueAt } from '../../resample'
import type { Cell, PatchGrid } from './grid'
import { type Placed, Placement } from './placement'
import type { NamedRaster, RasterFiles } from './rasterFiles'

/** A modality and the rasters that it is cut from. */
export interface OpenModality {
  readonly plan: ModalityPlan
  readonly rasters: readonly NamedRaster[]
}

/** @throws ReoError when a raster cannot be read or has other bands than the plan */
export async function openModality(plan: ModalityPlan, files: RasterFiles): Promise<OpenModality> {
  const rasters: NamedRaster[] = []
  for (const file of plan.files) {
    const raster = await files.open(file.template, `modalities.${plan.modality}.images`)
    checkBands(raster.file.bands, plan, file, raster.name)
    rasters.push(raster)
  }
  return { plan, rasters }
}

/** The raster with the finest pixels, by its width. */
export function finestRaster(rasters: readonly NamedRaster[]): NamedRaster {
  return rasters.reduce((finest, raster) => (raster.file.width > finest.file.width ? raster : finest))
}

/** Cuts a modality's patches out of its rasters. */
export class ModalityCutter {
  readonly plan: ModalityPlan
  readonly description: ModalityDescription
  readonly #layers: readonly { raster: NamedRaster; file: FilePlan; placement: Placement }[]

  /** @throws ReoError when a raster lies elsewhere than the grid */
  constructor({ plan, rasters }: OpenModality, grid: PatchGrid) {
    this.plan = plan
    this.#layers = rasters.map((raster, index) => ({
      raster,
      file: plan.files[index],
      placement: new Placement(grid.raster, raster.file, raster.name),
    }))
    const resampled = this.#resampled()
    this.description = resampled.length === 0 ? plan.description : { ...plan.description, resampled }
  }

  /** How pixels of another grid are found. */
  get #method(): Resampling {
    return this.plan.resampling ?? 'nearest'
  }

  /** @param addedDn DN to add to all values */
  async cut(cell: Cell, addedDn?: number): Promise<Raster> {
    const { width, height } = cell
    const { bands } = this.plan.description
    const data = new Float32Array(bands.length * width * height).fill(Number.NaN)
    let at = 0
    for (const { raster, file, placement } of this.#layers) {
      const target = data.subarray(at, (at += file.indexes.length * width * height))
      const placed = placement.place(cell)
      if (placed !== undefined) await this.#read(raster, file, placed, addedDn, target)
    }
    return settleClouds({ bands, width, height, data }, this.plan, addedDn)
  }

  async #read(
    { file: raster }: NamedRaster,
    { indexes }: FilePlan,
    { window, places }: Placed,
    addedDn: number | undefined,
    target: Float32Array,
  ): Promise<void> {
    const { width, height } = window
    const pixels = await raster.read(window, { bands: indexes })
    const nodata = nodataOf(this.plan, pixels.type, raster.nodata)
    const scaling = scalingOf(this.plan, pixels.type, addedDn)
    if (places === undefined) return toPhysical(pixels.data, scaling, nodata, target)
    const values = new Float32Array(pixels.data.length)
    toPhysical(pixels.data, scaling, nodata, values)
    const size = places.xs.length
    for (let band = 0; band < indexes.length; band++) {
      const data = values.subarray(band * width * height, (band + 1) * width * height)
      for (let pixel = 0; pixel < size; pixel++) {
        const place = [places.xs[pixel], places.ys[pixel]] as const
        target[band * size + pixel] = valueAt({ data, width, height }, ...place, this.#method)
      }
    }
  }

  #resampled(): readonly ResampledBands[] {
    const groups = new Map<string, string[]>()
    let at = 0
    for (const { raster, file, placement } of this.#layers) {
      const bands = this.plan.description.bands.slice(at, (at += file.indexes.length))
      if (placement.isSameGrid) continue
      const from = pixelsOf(raster)
      groups.set(from, [...(groups.get(from) ?? []), ...bands])
    }
    return [...groups].map(([from, bands]) => ({ bands, from, method: this.#method }))
  }
}

/** "20 m", or "0.00022° (EPSG:4326)" where a raster counts in degrees. */
function pixelsOf({ file: { georeference } }: NamedRaster): string {
  const { crs, pixelSize = [1, 1] } = georeference
  const size = Number(pixelSize[0].toPrecision(3))
  return crs === 'EPSG:4326' ? `${size}° (${crs})` : `${size} m`
}

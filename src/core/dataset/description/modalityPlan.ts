import { ReoError } from '../../errors'
import type { Raster } from '../../imagery/raster'
import type { ModalityDescription } from '../dataset'
import type { PixelsWithNodata } from '../geotiff/readGeotiff'
import { asStored, type TiffType } from '../geotiff/tiffImage'
import { type Scaling, toPhysical } from '../physicalValues'
import { MODALITIES, type Modality } from '../sample'
import type { ModalityFile } from './schema'

/** How one modality's files become rasters of physical values. */
export interface ModalityPlan {
  readonly modality: Modality
  /** Path template such as `s2/{id}.tif`. */
  readonly images: string
  readonly description: ModalityDescription
  /** Bands that a file must have. */
  readonly fileBands: number
  /** Index in the file of each band that is used. */
  readonly indexes: readonly number[]
  readonly scaling: Scaling
}

const UNITS: Readonly<Record<Modality, string>> = {
  s2: 'reflectance',
  sar: 'dB',
  rgb: 'display 0–1',
  landCover: 'CGLS code',
}

/**
 * Plans of the modalities that a description names, in our own order.
 * @param images template of modalities without one of their own
 * @param where path of the description, for messages
 * @throws ReoError when a modality has no template
 */
export function modalityPlans(
  modalities: { readonly [M in Modality]?: ModalityFile },
  images: string | undefined,
  where: string,
): readonly ModalityPlan[] {
  return MODALITIES.flatMap((modality) => {
    const file = modalities[modality]
    return file === undefined ? [] : [planOf(modality, file, images, where)]
  })
}

function planOf(
  modality: Modality,
  file: ModalityFile,
  images: string | undefined,
  where: string,
): ModalityPlan {
  const template = file.images ?? images
  if (template === undefined) {
    throw new ReoError(`"modalities.${modality}.images" is missing`, {
      where,
      mend: 'Give it a path template such as "s2/{id}.tif", or one for all under "images".',
    })
  }
  const named = file.bands.flatMap((name, index) => (name === null ? [] : [{ name, index }]))
  return {
    modality,
    images: template,
    description: { bands: named.map(({ name }) => name), unit: file.unit ?? UNITS[modality] },
    fileBands: file.bands.length,
    indexes: named.map(({ index }) => index),
    scaling: {
      transform: file.transform,
      scale: file.scale,
      offset: file.offset,
      ...(file.nodata === undefined ? {} : { nodata: nodataList(file.nodata) }),
    },
  }
}

function nodataList(nodata: NonNullable<ModalityFile['nodata']> | null): readonly number[] {
  if (nodata === null) return []
  return typeof nodata === 'number' ? [nodata] : nodata
}

/**
 * A whole file's pixels as a raster of physical values.
 * @param name of the file, for messages
 * @throws ReoError when the file has another number of bands than the plan
 */
export function rasterOf({ pixels, nodata }: PixelsWithNodata, plan: ModalityPlan, name: string): Raster {
  checkBands(pixels.bands, plan, name)
  const { width, height } = pixels
  const size = width * height
  const data = new Float32Array(plan.indexes.length * size)
  const missing = nodataOf(plan, pixels.type, nodata)
  if (plan.indexes.length === pixels.bands) {
    toPhysical(pixels.data, plan.scaling, missing, data)
  } else {
    plan.indexes.forEach((index, band) => {
      const target = data.subarray(band * size, (band + 1) * size)
      toPhysical(pixels.data, plan.scaling, missing, target, { start: index * size })
    })
  }
  return { bands: plan.description.bands, width, height, data }
}

/** Stored values that mean there is no data: the description's, else the file's own. */
export function nodataOf(
  { scaling }: ModalityPlan,
  type: TiffType,
  fileNodata: number | undefined,
): readonly number[] {
  if (scaling.nodata !== undefined) return scaling.nodata.map((value) => asStored(value, type))
  return fileNodata === undefined ? [] : [fileNodata]
}

/** @throws ReoError when a file has another number of bands than its modality names */
export function checkBands(bands: number, { fileBands, modality }: ModalityPlan, name: string): void {
  if (bands === fileBands) return
  throw new ReoError(`The image has ${countOf(bands)}, "modalities.${modality}.bands" names ${fileBands}`, {
    where: name,
    mend: 'Write the image with these bands, or correct the list (null for a band that is not used).',
  })
}

function countOf(bands: number): string {
  return bands === 1 ? '1 band' : `${bands} bands`
}

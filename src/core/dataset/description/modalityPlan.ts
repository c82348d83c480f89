import { ReoError } from '../../errors'
import type { Raster } from '../../imagery/raster'
import type { ModalityDescription } from '../dataset'
import type { PixelsWithNodata } from '../geotiff/readGeotiff'
import { asStored, type TiffType } from '../geotiff/tiffImage'
import type { ImageRequest } from '../images/imageFormat'
import { type Scaling, toPhysical } from '../physicalValues'
import type { Resampling } from '../resample'
import { MODALITIES, type Modality } from '../sample'
import { cloudValuesOf, type CloudValues, renamedBands } from './cloudBand'
import { type SampleOffset, sampleOffsetOf } from './sampleOffset'
import type { ModalityFile } from './schema'

/** How one modality's files become rasters of physical values. */
export interface ModalityPlan {
  readonly modality: Modality
  /** The files of a sample: one with all bands, or one for each band that is used. */
  readonly files: readonly FilePlan[]
  readonly description: ModalityDescription
  readonly scaling: Scaling
  /** True where whole numbers become 0–1 by the range of their type: pictures without a `scale`. */
  readonly displayRange: boolean
  /** What the band that tells of clouds means. */
  readonly cloud?: CloudValues
  /** DN to add sample by sample. */
  readonly sampleOffset?: SampleOffset
  /** How pixels of another size come onto the patch's grid; when absent, they are an error. */
  readonly resampling?: Resampling
}

/** One file of a modality. */
export interface FilePlan extends ImageRequest {
  /** Path template such as `s2/{id}.tif`. */
  readonly template: string
  /** Index in the file of each band that is used. */
  readonly indexes: readonly number[]
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
 * @throws ReoError when a modality or a band has no template
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
  const files = filesOf(modality, file, images, where)
  const cloud = cloudValuesOf(modality, file, where)
  const sampleOffset = sampleOffsetOf(file)
  const resampling = file.resample ?? (files.length > 1 ? 'nearest' : undefined)
  return {
    modality,
    files,
    description: { bands: renamedBands(file), unit: file.unit ?? UNITS[modality] },
    scaling: {
      transform: file.transform,
      scale: file.scale ?? 1,
      offset: file.offset,
      ...(file.nodata === undefined ? {} : { nodata: nodataList(file.nodata) }),
    },
    displayRange: modality === 'rgb' && file.scale === undefined,
    ...(cloud === undefined ? {} : { cloud }),
    ...(sampleOffset === undefined ? {} : { sampleOffset }),
    ...(resampling === undefined ? {} : { resampling }),
  }
}

function filesOf(
  modality: Modality,
  file: ModalityFile,
  images: string | undefined,
  where: string,
): readonly FilePlan[] {
  const given = file.images ?? images
  if (given === undefined) {
    throw new ReoError(`"modalities.${modality}.images" is missing`, {
      where,
      mend: 'Give it a path template such as "s2/{id}.tif", or one for all under "images".',
    })
  }
  const request = {
    ...(file.layout === undefined ? {} : { layout: file.layout }),
    ...(file.array === undefined ? {} : { array: file.array }),
  }
  if (typeof given === 'string' && !given.includes('{band}')) {
    const indexes = file.bands.flatMap((name, index) => (name === null ? [] : [index]))
    return [{ template: given, bands: file.bands.length, indexes, ...request }]
  }
  return file.bands
    .filter((name) => name !== null)
    .map((band) => {
      const template = typeof given === 'string' ? given.replaceAll('{band}', band) : ownTemplate(given, band)
      if (template !== undefined) return { template, bands: 1, indexes: [0], ...request }
      throw new ReoError(`"modalities.${modality}.images" names no file of the band ${band}`, {
        where,
        mend: `Give it one: "${band}": "{id}_${band}.tif".`,
      })
    })
}

function ownTemplate(templates: Readonly<Record<string, string>>, band: string): string | undefined {
  return Object.hasOwn(templates, band) ? templates[band] : undefined
}

function nodataList(nodata: NonNullable<ModalityFile['nodata']> | null): readonly number[] {
  if (nodata === null) return []
  return typeof nodata === 'number' ? [nodata] : nodata
}

/**
 * A whole file's pixels as a raster of physical values.
 * @param name of the file, for messages
 * @param addedDn DN to add to all of its values
 * @throws ReoError when the file has another number of bands than the plan
 */
export function rasterOf(
  { pixels, nodata }: PixelsWithNodata,
  plan: ModalityPlan,
  file: FilePlan,
  name: string,
  addedDn = 0,
): Raster {
  checkBands(pixels.bands, plan, file, name)
  const { width, height } = pixels
  const size = width * height
  const data = new Float32Array(file.indexes.length * size)
  const missing = nodataOf(plan, pixels.type, nodata)
  const scaling = scalingOf(plan, pixels.type, addedDn)
  if (file.indexes.length === pixels.bands) {
    toPhysical(pixels.data, scaling, missing, data)
  } else {
    file.indexes.forEach((index, band) => {
      const target = data.subarray(band * size, (band + 1) * size)
      toPhysical(pixels.data, scaling, missing, target, { start: index * size })
    })
  }
  return { bands: plan.description.bands, width, height, data }
}

/** Largest values of the types of pictures. */
const DISPLAY_MAXIMUM: Partial<Readonly<Record<TiffType, number>>> = { uint8: 255, uint16: 65_535 }

/** How values of a type become physical in one sample. */
export function scalingOf({ scaling, displayRange }: ModalityPlan, type: TiffType, addedDn = 0): Scaling {
  const scale = displayRange ? scaling.scale / (DISPLAY_MAXIMUM[type] ?? 1) : scaling.scale
  return { ...scaling, scale, offset: scaling.offset + addedDn * scale }
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
export function checkBands(
  found: number,
  { modality, files }: ModalityPlan,
  { bands }: FilePlan,
  name: string,
): void {
  if (found === bands) return
  const expected =
    files.length > 1 ? 'a file per band has 1' : `"modalities.${modality}.bands" names ${bands}`
  throw new ReoError(`The image has ${countOf(found)}, ${expected}`, {
    where: name,
    mend: 'Write the image with these bands, or correct the list (null for a band that is not used).',
  })
}

function countOf(bands: number): string {
  return bands === 1 ? '1 band' : `${bands} bands`
}

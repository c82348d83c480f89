import { ReoError } from '../../../errors'
import type { Raster } from '../../../imagery/raster'
import type { ModalityDescription, ResampledBands } from '../../dataset'
import type { ModalityPlan } from '../../description/modalityPlan'
import type { Georeference } from '../../geotiff/tiffImage'
import { fitBand } from '../../resample'

export type Size = readonly [width: number, height: number]

/** One image file of a sample, as physical values of the pixels that it has. */
export interface NativeImage {
  /** Of the file, for messages. */
  readonly name: string
  readonly raster: Raster
  readonly georeference: Georeference
}

/**
 * One raster of a modality's images.
 * @throws ReoError when an image has another size and the modality does not say how to resample it
 */
export function rasterOfSize(images: readonly NativeImage[], plan: ModalityPlan, size: Size): Raster {
  const [first] = images
  if (images.length === 1 && isOfSize(first.raster, size)) return first.raster
  const [width, height] = size
  const { bands } = plan.description
  const data = new Float32Array(bands.length * width * height)
  let at = 0
  for (const { name, raster } of images) {
    const fits = isOfSize(raster, size)
    if (!fits && plan.resampling === undefined) throw otherSize(raster, size, name)
    const pixels = raster.width * raster.height
    for (let start = 0; start < raster.data.length; start += pixels, at += width * height) {
      const band = { ...raster, data: raster.data.subarray(start, start + pixels) }
      const target = data.subarray(at, at + width * height)
      if (fits) target.set(band.data)
      else fitBand(band, target, size, plan.resampling ?? 'nearest')
    }
  }
  return { bands, width, height, data }
}

/** The size of the finest image. */
export function finestSize(images: readonly NativeImage[]): Size | undefined {
  const sizes = images.map(({ raster }): Size => [raster.width, raster.height])
  return sizes.reduce<Size | undefined>(
    (finest, size) => (finest === undefined || size[0] > finest[0] ? size : finest),
    undefined,
  )
}

/** What a modality's description says of its bands that are resampled, judged by one sample's images. */
export function withResampling(
  plan: ModalityPlan,
  images: readonly NativeImage[],
  size: Size,
): ModalityDescription {
  const { description, resampling: method } = plan
  const groups = new Map<string, string[]>()
  images.forEach((image, index) => {
    if (isOfSize(image.raster, size)) return
    const bands = plan.files.length > 1 ? [description.bands[index]] : description.bands
    const from = nativePixels(image)
    groups.set(from, [...(groups.get(from) ?? []), ...bands])
  })
  if (method === undefined || groups.size === 0) return description
  const resampled = [...groups].map(([from, bands]): ResampledBands => ({ bands, from, method }))
  return { ...description, resampled }
}

function nativePixels({ raster, georeference: { pixelSize } }: NativeImage): string {
  return pixelSize === undefined ? `${raster.width} × ${raster.height} px` : `${pixelSize[0]} m`
}

function isOfSize(raster: Raster, [width, height]: Size): boolean {
  return raster.width === width && raster.height === height
}

function otherSize({ width, height }: Raster, expected: Size, name: string): ReoError {
  return new ReoError(
    `The image has ${width} × ${height} px, patches of this data set have ${expected.join(' × ')} px`,
    {
      where: name,
      mend: 'Cut it to that size, correct "patchSize" in dataset.json, or give the modality a "resample".',
    },
  )
}

import type { Imagery, Modality } from '../../dataset/sample'
import type { Raster } from '../../imagery/raster'
import { centrePixel, valuesPerPatch } from './inputShape'
import { type BandChannel, isBand, type ManifestInput } from './inputManifest'

/** Writes one patch into those values of an input tensor that are its own. */
export type PatchPacker = (imagery: Imagery, target: Float32Array) => void

/** Where the values of one channel go in a patch's part of the tensor. */
interface Places {
  readonly start: number
  readonly stride: number
  readonly pixels: number
}

/**
 * Makes the function that packs patches for an input, in one pass over their pixels: a band's value becomes
 * (clip(physical) + add − mean) / std, or 0 where there is no data; a `valid` channel is 1 where every band of its
 * modality that the network sees has data, else 0. The patches have passed {@link patchProblem}.
 */
export function createPacker(input: ManifestInput): PatchPacker {
  const bands: { readonly channel: BandChannel; readonly places: Places }[] = []
  const validPlaces = new Map<Modality, Places>()
  for (const [index, channel] of input.channels.entries()) {
    const places = placesOf(input, index)
    if (isBand(channel)) bands.push({ channel, places })
    else validPlaces.set(channel.valid, places)
  }
  return (imagery, target) => {
    for (const { start, stride, pixels } of validPlaces.values()) {
      for (let at = start; at < start + pixels * stride; at += stride) target[at] = 1
    }
    for (const { channel, places } of bands) {
      const raster = imagery[channel.modality]
      if (raster)
        packBand(
          raster,
          firstValue(raster, channel, input),
          channel,
          places,
          validPlaces.get(channel.modality),
          target,
        )
    }
  }
}

function placesOf(input: ManifestInput, index: number): Places {
  const channels = input.channels.length
  const pixels = valuesPerPatch(input) / channels
  return input.layout === 'NCHW'
    ? { start: index * pixels, stride: 1, pixels }
    : { start: index, stride: channels, pixels }
}

/** Index in the raster's data of the first pixel that the network sees of a band. */
function firstValue(
  { bands, width, height }: Raster,
  { band }: BandChannel,
  { layout }: ManifestInput,
): number {
  const plane = bands.indexOf(band) * width * height
  return layout === 'NC' ? plane + centrePixel(width, height) : plane
}

function packBand(
  { data }: Raster,
  first: number,
  { mean, std, add, clip }: BandChannel,
  { start, stride, pixels }: Places,
  valid: Places | undefined,
  target: Float32Array,
): void {
  const gain = 1 / std
  const shift = (add - mean) / std
  const [low, high] = clip ?? [-Infinity, Infinity]
  for (let pixel = 0, at = start; pixel < pixels; pixel++, at += stride) {
    // Math.min and Math.max pass NaN on.
    const value = Math.min(Math.max(data[first + pixel], low), high) * gain + shift
    if (!Number.isNaN(value)) {
      target[at] = value
    } else {
      target[at] = 0
      if (valid) target[valid.start + pixel * stride] = 0
    }
  }
}

import type { Imagery, Modality } from '../../dataset/sample'
import { bandOf, type Raster } from '../../imagery/raster'
import { type BandChannel, isBand, type ManifestInput } from './manifest'

/** Index of the centre pixel; the lower right of the middle four where both sides are even. */
export function centrePixel(width: number, height: number): number {
  return Math.floor(height / 2) * width + Math.floor(width / 2)
}

/** Shape of an input tensor that holds so many patches. */
export function inputShape(input: ManifestInput, patches: number): number[] {
  const channels = input.channels.length
  if (input.layout === 'NC') return [patches, channels]
  const [width, height] = input.size
  return input.layout === 'NCHW' ? [patches, channels, height, width] : [patches, height, width, channels]
}

/** Number of values of one patch in an input tensor. */
export function valuesPerPatch(input: ManifestInput): number {
  return inputShape(input, 1).reduce((product, axis) => product * axis, 1)
}

/** Why a patch cannot be given to a network, or undefined when it can. */
export function patchProblem(input: ManifestInput, imagery: Imagery): string | undefined {
  let hasData = false
  for (const channel of input.channels) {
    if (!isBand(channel)) continue
    const { modality, band } = channel
    const raster = imagery[modality]
    if (raster === undefined) return `it has no ${modality} imagery`
    const problem = sizeProblem(input, raster)
    if (problem !== undefined) return problem
    const values = bandOf(raster, band)
    if (values === undefined) return `its ${modality} imagery has no band ${band}`
    hasData ||= values.some((value) => !Number.isNaN(value))
  }
  return hasData ? undefined : 'it has no data anywhere'
}

function sizeProblem(input: ManifestInput, { width, height }: Raster): string | undefined {
  if (input.layout === 'NC') return undefined
  const [wantedWidth, wantedHeight] = input.size
  if (width === wantedWidth && height === wantedHeight) return undefined
  return `it is ${width} × ${height} px, the network takes ${wantedWidth} × ${wantedHeight} px`
}

/**
 * Writes one patch into an input tensor's values: (clip(physical) + add − mean) / std for a band, 0 where there is
 * no data; 1 or 0 for validity. The patch has passed {@link patchProblem}.
 * @param target the values of this patch alone, {@link valuesPerPatch} long
 */
export function packPatch(input: ManifestInput, imagery: Imagery, target: Float32Array): void {
  const channels = input.channels.length
  const isPlanar = input.layout === 'NCHW'
  const plane = target.length / channels
  const stride = isPlanar ? 1 : channels
  input.channels.forEach((channel, index) => {
    const start = isPlanar ? index * plane : index
    if (isBand(channel)) packBand(pixelsRead(input, imagery, channel), channel, target, start, stride)
    else packValidity(bandsRead(input, imagery, channel.valid), target, start, stride)
  })
}

function packBand(
  values: Float32Array,
  channel: BandChannel,
  target: Float32Array,
  start: number,
  stride: number,
): void {
  const gain = 1 / channel.std
  const shift = (channel.add - channel.mean) / channel.std
  const [low, high] = channel.clip ?? [-Infinity, Infinity]
  for (let pixel = 0, at = start; pixel < values.length; pixel++, at += stride) {
    const value = values[pixel]
    target[at] = Number.isNaN(value) ? 0 : Math.min(Math.max(value, low), high) * gain + shift
  }
}

function packValidity(
  bands: readonly Float32Array[],
  target: Float32Array,
  start: number,
  stride: number,
): void {
  const pixels = bands[0].length
  for (let pixel = 0, at = start; pixel < pixels; pixel++, at += stride) target[at] = 1
  for (const values of bands) {
    for (let pixel = 0, at = start; pixel < pixels; pixel++, at += stride) {
      if (Number.isNaN(values[pixel])) target[at] = 0
    }
  }
}

/** Every band of a modality that the network looks at. */
function bandsRead(input: ManifestInput, imagery: Imagery, modality: Modality): Float32Array[] {
  return input.channels
    .filter((channel): channel is BandChannel => isBand(channel) && channel.modality === modality)
    .map((channel) => pixelsRead(input, imagery, channel))
}

/** A band's values that the network sees: all of them, or the centre pixel alone. */
function pixelsRead(input: ManifestInput, imagery: Imagery, { modality, band }: BandChannel): Float32Array {
  const raster = imagery[modality]
  const values = raster && bandOf(raster, band)
  if (raster === undefined || values === undefined) throw new Error(`${modality} ${band} is missing`)
  if (input.layout !== 'NC') return values
  const centre = centrePixel(raster.width, raster.height)
  return values.subarray(centre, centre + 1)
}

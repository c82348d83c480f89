import type { ManifestInput } from './inputManifest'

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

/** Index of the centre pixel; the lower right of the middle four where both sides are even. */
export function centrePixel(width: number, height: number): number {
  return Math.floor(height / 2) * width + Math.floor(width / 2)
}

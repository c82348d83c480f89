import * as v from 'valibot'
import { MODALITIES, type Modality } from '../../dataset/sample'
import type { ModelDescription } from '../model'
import { count, finite, interval, name, positive } from './fields'

const bandChannel = v.strictObject({
  modality: v.picklist(MODALITIES),
  band: name,
  mean: finite,
  std: positive,
  add: v.optional(finite, 0),
  clip: v.optional(interval),
})

const validChannel = v.strictObject({ valid: v.picklist(MODALITIES) })

const channels = v.pipe(
  v.array(v.union([bandChannel, validChannel])),
  v.minLength(1),
  v.check(
    (all) =>
      all.every(
        (channel) => isBand(channel) || all.some((band) => isBand(band) && band.modality === channel.valid),
      ),
    'a "valid" channel needs bands of its modality beside it',
  ),
)

/** Whole patches, or only the bands of the centre pixel (`NC`), as trees and regressions on pixels take them. */
export const manifestInput = v.variant('layout', [
  v.strictObject({ name, layout: v.picklist(['NCHW', 'NHWC']), size: v.tuple([count, count]), channels }),
  v.strictObject({ name, layout: v.literal('NC'), channels }),
])

export type BandChannel = v.InferOutput<typeof bandChannel>
export type Channel = BandChannel | v.InferOutput<typeof validChannel>
export type ManifestInput = v.InferOutput<typeof manifestInput>

/** True of a channel that holds a band, false of one that tells where there is data. */
export function isBand(channel: Channel): channel is BandChannel {
  return 'band' in channel
}

/** What a run log records of what a network looks at. */
export function describeInputs(
  inputs: readonly ManifestInput[],
): Pick<ModelDescription, 'modalities' | 'bands'> {
  const bands = bandsByModality(inputs)
  return { modalities: [...bands.keys()], bands: Object.fromEntries(bands) }
}

/** Bands that a network looks at, by modality, in the order of its channels. */
export function bandsByModality(inputs: readonly ManifestInput[]): ReadonlyMap<Modality, readonly string[]> {
  const bands = new Map<Modality, string[]>()
  for (const channel of inputs.flatMap(({ channels }) => channels)) {
    if (!isBand(channel)) continue
    const ofModality = bands.get(channel.modality) ?? []
    if (!ofModality.includes(channel.band)) bands.set(channel.modality, [...ofModality, channel.band])
  }
  return bands
}

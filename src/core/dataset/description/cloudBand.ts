import { ReoError } from '../../errors'
import { CLOUD_BAND, CLOUD_CLASSES } from '../../imagery/clouds'
import { bandOf, type Raster } from '../../imagery/raster'
import type { Scaling } from '../physicalValues'
import type { Modality } from '../sample'
import type { ModalityFile } from './schema'

/** How the stored numbers of one band say where clouds are. */
export type CloudValues =
  /** A probability or a mask: stored number × scale is 0 (clear) to 1 (cloud). */
  | { readonly kind: 'scaled'; readonly scale: number }
  /** A classification: these codes are cloud. */
  | { readonly kind: 'classes'; readonly classes: readonly number[] }

/**
 * What a description says of clouds; undefined where it says nothing.
 * @param where path of the description, for messages
 * @throws ReoError when it names a band that is not there, or blends classes by resampling them
 */
export function cloudValuesOf(
  modality: Modality,
  file: ModalityFile,
  where: string,
): CloudValues | undefined {
  const { cloud, bands, resample } = file
  if (cloud === undefined) return undefined
  const fail = (what: string, mend: string) =>
    new ReoError(`"modalities.${modality}.cloud" ${what}`, { where, mend })
  if (modality !== 's2') throw fail('is for s2 only', 'Leave it out here.')
  if (!bands.includes(cloud.band)) throw fail(`names no band: ${cloud.band}`, 'Give it one of "bands".')
  if (cloud.scale !== undefined) return { kind: 'scaled', scale: cloud.scale }
  if (resample !== undefined && resample !== 'nearest') {
    throw fail('has classes, which cannot be averaged', 'Set "resample" to "nearest".')
  }
  return { kind: 'classes', classes: cloud.classes ?? CLOUD_CLASSES }
}

/** The names of a modality's bands as readers give them: the one that tells of clouds is named so. */
export function renamedBands({ bands, cloud }: ModalityFile): readonly string[] {
  return bands.filter((name) => name !== null).map((name) => (name === cloud?.band ? CLOUD_BAND : name))
}

/**
 * Turns the band that tells of clouds, which was read as if it were reflectance, into 0–1 in place.
 * @param raster newly read
 * @param addedDn DN that were added to all of its values
 */
export function settleClouds(
  raster: Raster,
  { cloud, scaling }: { readonly cloud?: CloudValues; readonly scaling: Scaling },
  addedDn = 0,
): Raster {
  const band = cloud && bandOf(raster, CLOUD_BAND)
  if (!cloud || !band) return raster
  for (let pixel = 0; pixel < band.length; pixel++) {
    const stored = (band[pixel] - scaling.offset) / scaling.scale - addedDn
    if (!Number.isNaN(stored)) band[pixel] = cloudOf(stored, cloud)
  }
  return raster
}

function cloudOf(stored: number, cloud: CloudValues): number {
  switch (cloud.kind) {
    case 'scaled':
      return Math.min(1, Math.max(0, stored * cloud.scale))
    case 'classes':
      return cloud.classes.includes(Math.round(stored)) ? 1 : 0
  }
}

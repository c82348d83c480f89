import type { Imagery, Modality } from '../dataset/sample'
import { bandOf } from './raster'

/** One band of a patch's imagery. */
export interface Band {
  readonly modality: Modality
  readonly name: string
  readonly width: number
  readonly height: number
  /** height × width values, NaN where there is no data. */
  readonly values: Float32Array
}

/** A co- and a cross-polarised band. */
export type PolarisationPair = readonly [co: Band, cross: Band]

/** Modalities whose bands can be looked at one by one. */
const BAND_BY_BAND = ['s2', 'sar', 'rgb'] as const

/** The band of a modality that has that name. */
function bandNamed(imagery: Imagery, modality: Modality, name: string): Band | undefined {
  const raster = imagery[modality]
  const values = raster && bandOf(raster, name)
  return raster && values && { modality, name, width: raster.width, height: raster.height, values }
}

/** A modality's bands of those names in their order, or undefined where it lacks one. */
export function bandsNamed(
  imagery: Imagery,
  modality: Modality,
  names: readonly string[],
): readonly Band[] | undefined {
  const bands = names.map((name) => bandNamed(imagery, modality, name)).filter((band) => band !== undefined)
  return bands.length === names.length ? bands : undefined
}

/** Names of all single bands that can be looked at, by modality. */
export function bandsOf(imagery: Imagery): readonly string[] {
  return BAND_BY_BAND.flatMap((modality) => imagery[modality]?.bands ?? [])
}

/** The first band of a name that can be looked at. */
export function findBand(imagery: Imagery, name: string): Band | undefined {
  return BAND_BY_BAND.map((modality) => bandNamed(imagery, modality, name)).find(Boolean)
}

const CROSS_OF = { HH: 'HV', VV: 'VH' } as const

/**
 * The pairs of polarisations that SAR imagery has, L-band's usual HH and HV before C-band's VV and VH. What else stands
 * in a band's name, such as the orbit, has to be the same in both.
 */
export function polarisationPairs(imagery: Imagery): readonly PolarisationPair[] {
  const names = imagery.sar?.bands ?? []
  return (['HH', 'VV'] as const).flatMap((polarisation) =>
    names
      .filter((name) => name.toUpperCase().startsWith(polarisation))
      .flatMap((name): PolarisationPair[] => {
        const wanted = CROSS_OF[polarisation] + name.slice(polarisation.length).toUpperCase()
        const partner = names.find((candidate) => candidate.toUpperCase() === wanted)
        const co = bandNamed(imagery, 'sar', name)
        const cross = partner === undefined ? undefined : bandNamed(imagery, 'sar', partner)
        return co && cross ? [[co, cross]] : []
      }),
  )
}

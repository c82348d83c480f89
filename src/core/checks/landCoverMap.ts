import type { Imagery } from '../dataset/sample'

/** The land-cover map of one patch. */
export interface LandCoverMap {
  readonly width: number
  readonly height: number
  /** Class codes row by row; NaN where masked. */
  readonly codes: Float32Array
  /** Code of the centre pixel; undefined where it is masked. */
  readonly centre: number | undefined
}

/** A patch's land-cover map, where it has one. */
export function landCoverMapOf({ landCover }: Imagery): LandCoverMap | undefined {
  if (landCover === undefined) return undefined
  const { width, height, data } = landCover
  const centre = data[Math.floor(height / 2) * width + Math.floor(width / 2)]
  return { width, height, codes: data, centre: Number.isNaN(centre) ? undefined : centre }
}

/** Pixels of each class. */
export function areasOf({ codes }: LandCoverMap): ReadonlyMap<number, number> {
  const areas = new Map<number, number>()
  for (const code of codes) if (!Number.isNaN(code)) areas.set(code, (areas.get(code) ?? 0) + 1)
  return areas
}

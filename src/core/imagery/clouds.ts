import { bandOf, type Raster } from './raster'

/**
 * Name of the band of `s2` imagery that says where clouds are: a probability or a mask from 0 (clear) to 1 (cloud) on
 * the grid of the reflectances.
 */
export const CLOUD_BAND = 'cloud'

/** Probability from which on a pixel counts as cloud. */
const CLOUDY = 0.5

/** Row-major flags of cloudy pixels, or undefined where the imagery does not say, or nothing is cloudy. */
export function cloudMask(s2: Raster | undefined): readonly boolean[] | undefined {
  const cloud = s2 && bandOf(s2, CLOUD_BAND)
  if (!cloud?.some((value) => value >= CLOUDY)) return undefined
  return Array.from(cloud, (value) => value >= CLOUDY)
}

/** Classes of Sentinel-2's scene classification (SCL) that are cloud: medium and high probability, thin cirrus. */
export const CLOUD_CLASSES: readonly number[] = [8, 9, 10]

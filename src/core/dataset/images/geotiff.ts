import { describeTiff } from '../geotiff/describeTiff'
import { readPixels, readPixelsFast } from '../geotiff/readGeotiff'
import { type ImageFormat, startsWith } from './imageFormat'

/** GeoTIFF and BigTIFF of either byte order. */
export const geotiff: ImageFormat = {
  name: 'GeoTIFF',
  extensions: ['tif', 'tiff', 'gtiff'],
  recognises: (bytes) => ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].some((start) => startsWith(bytes, start)),
  decode: (bytes, name) => readPixelsFast(bytes, name) ?? readPixels(bytes.slice(), name),
  describe: describeTiff,
}

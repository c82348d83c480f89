import { bandNamesOf, bandScalesOf } from './bandMetadata'
import { georeferenceOf } from './georeference'
import type { TiffDescription } from './tiffImage'
import type { TiffPage } from './tiffPage'

/** What a file says about an image beside its pixels. */
export function describePage({ directory, layout, nodata }: TiffPage): TiffDescription {
  return {
    ...(nodata === undefined ? {} : { nodata }),
    georeference: georeferenceOf(directory),
    bandNames: bandNamesOf(directory, layout.bands),
    bandScales: bandScalesOf(directory, layout.bands),
  }
}

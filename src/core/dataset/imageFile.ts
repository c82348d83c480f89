import type { TiffSummary } from './geotiff/describeTiff'
import type { Modality } from './sample'

/** What one image file of a sample says of itself. */
export interface ImageFile extends TiffSummary {
  readonly modality: Modality
  /** Path within the data set. */
  readonly name: string
}

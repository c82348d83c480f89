import { ReoError } from '../errors'
import type { Dataset } from './dataset'
import type { Imagery, Sample } from './sample'

/** The imagery of one sample, in every modality. @throws ReoError with its problem when it cannot be read */
export async function readImageryOf(dataset: Dataset, sample: Sample): Promise<Imagery> {
  const [result] = await dataset.readImagery([sample])
  if ('imagery' in result) return result.imagery
  const { message, where } = result.problem
  throw new ReoError(message, { where })
}

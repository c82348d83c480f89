import type { Dataset } from '../../../../src/core/dataset/dataset'
import type { Imagery, Sample } from '../../../../src/core/dataset/sample'

/** Every sample of a data set, in stored order. */
export async function all(dataset: Dataset): Promise<Sample[]> {
  const samples: Sample[] = []
  for await (const sample of dataset.samples()) samples.push(sample)
  return samples
}

/** Imagery of one sample. @throws Error where it cannot be read */
export async function imageryOf(dataset: Dataset, id: string): Promise<Imagery> {
  const sample = await dataset.find(id)
  const [result] = await dataset.readImagery(sample === undefined ? [] : [sample])
  if ('imagery' in result) return result.imagery
  throw new Error(result.problem.message)
}

import type { Dataset } from '../../core/dataset/dataset'
import type { Modality, Sample } from '../../core/dataset/sample'
import { drawComposite } from '../../core/imagery/drawView'
import { defaultView } from '../../core/imagery/inputs'
import type { PayloadSource } from '../../protocol/payloads'
import { pngOf } from '../outputs/richBundle'
import type { Resources } from '../resources/resources'

/** What natural colour is made of. */
const COLOUR: readonly Modality[] = ['s2', 'rgb']

/**
 * Small pictures of samples as base64 PNG by id, one pixel a pixel, in natural colour where there is any; samples whose
 * imagery cannot be read are absent.
 */
export async function thumbnailsOf(
  dataset: Dataset,
  samples: readonly Sample[],
): Promise<ReadonlyMap<string, string>> {
  const colour = COLOUR.filter((modality) => dataset.description.modalities[modality] !== undefined)
  const results = await dataset.readImagery(samples, colour.length === 0 ? undefined : colour)
  const thumbnails = new Map<string, string>()
  for (const result of results) {
    if (!('imagery' in result)) continue
    const composite = defaultView(result.imagery)
    if (composite !== undefined)
      thumbnails.set(result.sample.id, pngOf(drawComposite(result.imagery, composite)))
  }
  return thumbnails
}

/** The samples of ids in their order, those that are there. */
export async function findSamples(dataset: Dataset, ids: readonly string[]): Promise<readonly Sample[]> {
  const found: Sample[] = []
  for (const id of new Set(ids)) {
    const sample = await dataset.find(id)
    if (sample !== undefined) found.push(sample)
  }
  return found
}

/** Pictures of samples by id; none where the data set is gone: ids and values are still worth showing. */
export async function picturesOf(
  resources: Resources,
  { dataset: name }: PayloadSource,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const dataset = await resources.openDataset(name).catch(() => undefined)
  if (dataset === undefined) return new Map()
  return thumbnailsOf(dataset, await findSamples(dataset, ids))
}

import type { ListedSample, ListSamplesParams } from '../../protocol/kernel'
import { truthSummary } from '../outputs/text/valueText'
import type { Resources } from '../resources/resources'

/** The first samples whose id contains a text, letters of either case. */
export async function listSamples(
  resources: Resources,
  { dataset: name, text, limit }: ListSamplesParams,
): Promise<readonly ListedSample[]> {
  const dataset = await resources.openDataset(name)
  const wanted = text.toLowerCase()
  const found: ListedSample[] = []
  if (limit === 0) return found
  for await (const { id, split, truth } of dataset.samples()) {
    if (!id.toLowerCase().includes(wanted)) continue
    found.push({ id, split, summary: truthSummary(truth) })
    if (found.length >= limit) break
  }
  return found
}

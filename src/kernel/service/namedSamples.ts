import type { FigureAnswer, FigureQuery, SampleThumbnail } from '../../protocol/queries'
import type { Resources } from '../resources/resources'
import { findSamples, thumbnailsOf } from './thumbnails'

/** One page of the samples that a query names, in its order; @throws ReoError when the data set cannot be opened */
export async function namedSamples(
  resources: Resources,
  { source, samples: ids, picture, offset, limit }: Extract<FigureQuery, { kind: 'samples' }>,
): Promise<FigureAnswer> {
  const dataset = await resources.openDataset(source.dataset)
  const page = ids.slice(offset, offset + limit)
  const found = await findSamples(dataset, page)
  const pictures = await thumbnailsOf(dataset, found, picture)
  const truths = new Map(found.map(({ id, truth }) => [id, truth]))
  return {
    kind: 'samples',
    total: ids.length,
    offset,
    samples: page.map((sample): SampleThumbnail => {
      const png = pictures.get(sample)
      const truth = truths.get(sample)
      return { sample, ...(png !== undefined && { png }), ...(truth !== undefined && { truth }) }
    }),
  }
}

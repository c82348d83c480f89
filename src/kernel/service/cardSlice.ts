import { isInSlice, narrowed } from '../../core/card/slice'
import type { Sample } from '../../core/dataset/sample'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import type { Resources } from '../resources/resources'
import { thumbnailsOf } from './thumbnails'

/**
 * One page of the samples that a mark of a data card stands for, in stored order.
 * @throws ReoError when the data set cannot be opened
 */
export async function cardSlice(
  resources: Resources,
  { source, part, slice, count, offset, limit }: Extract<FigureQuery, { kind: 'card-slice' }>,
): Promise<FigureAnswer> {
  const dataset = await resources.openDataset(source.dataset)
  const { where = {} } = part
  const page: Sample[] = []
  let found = 0
  for await (const sample of dataset.samples({ ...part, where: { ...narrowed(slice), ...where } })) {
    if (!isInSlice(slice, sample)) continue
    found++
    if (found > offset) page.push(sample)
    if (page.length === limit) break
  }
  const pictures = await thumbnailsOf(dataset, page)
  return {
    kind: 'samples',
    total: page.length === limit ? Math.max(count, found) : found,
    offset,
    samples: page.map(({ id, truth }) => {
      const png = pictures.get(id)
      return { sample: id, truth, ...(png !== undefined && { png }) }
    }),
  }
}

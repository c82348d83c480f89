import { predictionOf } from '../../core/runs/answerGroups'
import { selectedAnswers } from '../../core/selection/selectedAnswers'
import type { FigureAnswer, FigureQuery, PatchThumbnail } from '../../protocol/queries'
import type { Resources } from '../resources/resources'
import { picturesOf } from './thumbnails'

/** One page of a model's answers about the selected samples; @throws ReoError when the run log cannot be read */
export async function selectedPatches(
  resources: Resources,
  query: Extract<FigureQuery, { kind: 'selected-patches' }>,
): Promise<FigureAnswer> {
  const { source, offset, limit } = query
  const run = await resources.runOf(source)
  const wanted = selectedAnswers(run, query, await resources.settle(run, source, query.selection))
  const page = wanted.slice(offset, offset + limit)
  const pictures = await picturesOf(
    resources,
    source,
    page.map(({ sample }) => sample),
  )
  return {
    kind: 'patches',
    total: wanted.length,
    offset,
    patches: page.map((answer): PatchThumbnail => {
      const png = pictures.get(answer.sample)
      const predicted = predictionOf(answer)
      return { sample: answer.sample, ...(png !== undefined && { png }), truth: answer.truth, predicted }
    }),
  }
}

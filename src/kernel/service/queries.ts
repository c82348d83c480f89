import { ReoError, unreachable } from '../../core/errors'
import type { PatchPayload, PayloadSource } from '../../protocol/payloads'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import { shownAnswer } from '../outputs/payloads/shownAnswer'
import { rangesOf } from '../outputs/datasetRanges'
import { patchPayload } from '../outputs/payloads/patchPayload'
import type { Resources } from '../resources/resources'
import { cardSlice } from './cardSlice'
import { correctAnswer } from './corrections'
import { namedSamples } from './namedSamples'
import { answerReview } from './reviews'
import { countSelected, selectedFigure } from './selectedFigure'
import { selectedPatches } from './selectedPatches'
import { sentPrompt } from './sentPrompt'
import { wholeAnswer } from './wholeAnswer'

/** Answers what a figure asks, from the run log and the data set that it names. @throws ReoError when they are gone */
export async function answerQuery(resources: Resources, query: FigureQuery): Promise<FigureAnswer> {
  switch (query.kind) {
    case 'selected-patches':
      return selectedPatches(resources, query)
    case 'selection':
      return countSelected(resources, query)
    case 'run-figure':
      return selectedFigure(resources, query)
    case 'samples':
      return namedSamples(resources, query)
    case 'card-slice':
      return cardSlice(resources, query)
    case 'correction':
      return correctAnswer(resources, query)
    case 'answer':
      return wholeAnswer(resources, query)
    case 'prompt':
      return sentPrompt(resources, query)
    case 'patch':
      return { kind: 'patch', patch: await onePatch(resources, query.source, query.sample) }
    case 'review-progress':
    case 'review-texts':
    case 'review-decision':
      return answerReview(resources, query)
    default:
      return unreachable(query)
  }
}

/** One patch in full, with every model's answers where the source names a run. */
export async function onePatch(
  resources: Resources,
  source: PayloadSource,
  id: string,
  composite?: string,
): Promise<PatchPayload> {
  const dataset = await resources.openDataset(source.dataset)
  const sample = await dataset.find(id)
  if (sample === undefined) {
    throw new ReoError(`There is no sample "${id}"`, {
      where: dataset.description.path,
      mend: 'Give an id of this data set.',
    })
  }
  const [result] = await dataset.readImagery([sample])
  if ('problem' in result) throw new ReoError(result.problem.message, { where: result.problem.where })
  const run = source.run === undefined ? undefined : await resources.runOf(source)
  const answers =
    run?.answers.filter((answer) => answer.sample === id).map((answer) => shownAnswer(answer)) ?? []
  const datasetRanges = await rangesOf(dataset)
  return patchPayload({
    sample,
    imagery: result.imagery,
    dataset: dataset.description,
    source,
    answers,
    ...(datasetRanges && { datasetRanges }),
    ...(composite !== undefined && { composite }),
  })
}

import { unreachable } from '../../core/errors'
import type { FigureAnswer, FigureQuery } from '../../protocol/queries'
import type { Resources } from '../resources/resources'
import { cardSlice } from './cardSlice'
import { correctAnswer } from './corrections'
import { namedSamples } from './namedSamples'
import { onePatch } from './onePatch'
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
      return { kind: 'patch', patch: await onePatch(resources, query.source, query.sample, query) }
    case 'review-progress':
    case 'review-texts':
    case 'review-decision':
      return answerReview(resources, query)
    default:
      return unreachable(query)
  }
}

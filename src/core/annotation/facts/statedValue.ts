import { unreachable } from '../../errors'
import type { AnswerValue } from '../../models/model'
import type { Aspect } from '../annotationLog'
import type { PatchFacts } from './patchFacts'

/** What the answer to a question of an aspect has to state; undefined where nothing is known, or no one value tells it. */
export function statedValue(aspect: Aspect, facts: PatchFacts): AnswerValue | undefined {
  switch (aspect) {
    case 'presence':
      return facts.presence
    case 'kind':
      return facts.activity
    case 'impact':
      return facts.impact
    case 'naming':
    case 'choice':
      return facts.landCover
    case 'counting':
      return facts.patchCount
    case 'estimation':
      return facts.agb
    case 'comparison':
    case 'description':
      return undefined
    default:
      return unreachable(aspect)
  }
}

import { readAnswer } from '../../answers/readAnswer'
import { truthOfText } from '../../dataset/annotations/truthOfText'
import { unreachable } from '../../errors'
import type { AnswerValue } from '../../models/model'
import type { AnnotationText } from '../annotationLog'
import { activityNamed } from './activity'
import { type Impact, IMPACTS } from './patchFacts'

/** What an answer states, read back as the importer reads it; undefined where it states no one value. */
export function readStatement({
  aspect,
  question,
  answer,
}: Pick<AnnotationText, 'aspect' | 'question' | 'answer'>): AnswerValue | undefined {
  switch (aspect) {
    case 'presence':
    case 'comparison':
      return yesOrNo(question, answer)
    case 'kind':
      return activityNamed(answer)
    case 'impact':
      return impactNamed(answer)
    case 'naming':
      return truthOfText('landCover', answer).value
    case 'choice':
      return chosenClass(question, answer)
    case 'counting':
      return truthOfText('patchCount', answer).value
    case 'estimation':
      return truthOfText('agb', answer).value
    case 'description':
      return undefined
    default:
      return unreachable(aspect)
  }
}

function yesOrNo(question: string, answer: string): boolean | undefined {
  const { value } = readAnswer('humanActivity', answer, { question })
  return typeof value === 'boolean' ? value : undefined
}

/** The letter and the class beside it have to say the same. */
function chosenClass(question: string, answer: string): number | undefined {
  const byLetter = truthOfText('landCover', answer, question).value
  const byName = truthOfText('landCover', answer).value
  return byLetter === byName ? byLetter : undefined
}

const LEVELS: Readonly<Record<Impact, RegExp>> = {
  none: /\bnone\b|\bno (?:human )?impact\b/i,
  slight: /\bslight(?:ly)?\b/i,
  moderate: /\bmoderate(?:ly)?\b/i,
  strong: /\bstrong(?:ly)?\b/i,
}

function impactNamed(answer: string): Impact | undefined {
  const named = IMPACTS.filter((level) => LEVELS[level].test(answer))
  return named.length === 1 ? named[0] : undefined
}

import type { AnswerValue } from '../../models/model'
import type { AnnotationText } from '../annotationLog'
import type { PatchFacts } from '../facts/patchFacts'

/** What a rule looks at of a text. */
export type RuledText = Pick<AnnotationText, 'task' | 'aspect' | 'question' | 'answer'>

/** What a text is held to. */
export interface RuleContext {
  readonly facts: PatchFacts
  /** What the answer has to state; undefined where no one value tells it. */
  readonly expected: AnswerValue | undefined
  /** What is read back from the answer. */
  readonly stated: AnswerValue | undefined
}

/** Something that every text has to keep to. */
export interface TextRule {
  readonly id: string
  /** What is wrong with texts that break it, for any number of them. */
  readonly title: string
  /** What is wrong with a text, or undefined. */
  readonly problem: (text: RuledText, context: RuleContext) => string | undefined
}

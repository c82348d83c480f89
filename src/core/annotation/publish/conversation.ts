import type { AnnotationText } from '../annotationLog'

/** One turn of a conversation as LLaVA has it. */
export interface Turn {
  readonly from: 'human' | 'gpt'
  readonly value: string
}

/** A sample's texts as one conversation, which begins with the mark of its image. */
export function conversationOf(texts: readonly AnnotationText[]): readonly Turn[] {
  return texts.flatMap(({ question, answer }, index): readonly Turn[] => [
    { from: 'human', value: index === 0 ? `<image>\n${question}` : question },
    { from: 'gpt', value: answer },
  ])
}

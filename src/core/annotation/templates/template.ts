import type { Task } from '../../benchmark/tasks'
import type { Conditions } from '../../dataset/conditions'
import type { AnswerValue } from '../../models/model'
import type { Aspect, Register } from '../annotationLog'

export const TEMPLATE_FORMAT = 'reo-templates/1'

/** An answer for the patches that meet its conditions. */
export interface AnswerCase {
  /** Conditions on facts; none where it suits every patch. */
  readonly when?: Conditions
  /** What it states, where no fact does (comparisons). */
  readonly value?: AnswerValue
  /** Ways to say it. */
  readonly say: readonly string[]
}

/**
 * A question and its answers in words, with slots in braces. The question is asked in the same ways whichever answer
 * holds, so that its wording tells nothing of the answer.
 */
export interface Template {
  readonly id: string
  readonly task: Task
  readonly aspect: Aspect
  readonly register: Register
  /** Conditions on facts for the template to be used. */
  readonly when?: Conditions
  /** Ways to ask. */
  readonly question: readonly string[]
  /** The first whose conditions hold counts. */
  readonly answers: readonly AnswerCase[]
}

/** A file of templates; people may add their own. */
export interface Catalogue {
  readonly format: typeof TEMPLATE_FORMAT
  readonly name: string
  readonly version: string
  /** Interchangeable words by name; a slot of that name takes any of them. */
  readonly phrases: Readonly<Record<string, readonly string[]>>
  readonly templates: readonly Template[]
  /** Changes with the file, `sha256:…`. */
  readonly hash: string
}

/** Slots that are made up with each question: options of a choice, the right one's letter and text. */
export const CHOICE_SLOTS = ['options', 'letter', 'option'] as const

const SLOT = /\{([^{}]*)\}/g

/** Names of the slots in a text. */
export function slotsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(SLOT), ([, name]) => name)
}

/** A text with every slot replaced. @param of the words for a slot */
export function withSlots(text: string, of: (name: string) => string): string {
  return text.replaceAll(SLOT, (_, name: string) => of(name))
}

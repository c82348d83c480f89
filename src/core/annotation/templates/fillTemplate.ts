import { allHold, type Conditions } from '../../dataset/conditions'
import type { Random } from '../../demo/random'
import type { PatchFacts } from '../facts/patchFacts'
import { slotFill } from '../facts/slots'
import { statedValue } from '../facts/statedValue'
import type { DraftText } from '../draftText'
import { offerChoice } from './choice'
import { type AnswerCase, type Catalogue, slotsIn, type Template, withSlots } from './template'

/**
 * A template in words for a patch: one of its questions and of its answers, with the facts in their slots.
 * @returns undefined where the patch lacks what the template needs
 */
export function fillTemplate(
  template: Template,
  facts: PatchFacts,
  { phrases }: Pick<Catalogue, 'phrases'>,
  random: Random,
): DraftText | undefined {
  const answer = caseFor(template, facts)
  if (answer === undefined) return undefined
  const value = answer.value ?? statedValue(template.aspect, facts)
  if (value === undefined && template.aspect !== 'description') return undefined
  const choice = template.aspect === 'choice' ? offerChoice(facts, random) : undefined
  const phrase = phrasePicker(phrases, random)
  const wordsOf = (slot: string) => choice?.[slot] ?? slotFill(slot, facts)?.words
  const isKnown = (text: string) =>
    slotsIn(text).every((slot) => Object.hasOwn(phrases, slot) || wordsOf(slot) !== undefined)
  const questions = template.question.filter(isKnown)
  const answers = answer.say.filter(isKnown)
  if (questions.length === 0 || answers.length === 0) return undefined
  const filled = (texts: readonly string[]) =>
    sentences(withSlots(random.pick(texts), (slot) => phrase(slot) ?? wordsOf(slot) ?? ''))
  return {
    task: template.task,
    aspect: template.aspect,
    register: template.register,
    template: template.id,
    question: filled(questions),
    answer: filled(answers),
    ...(value !== undefined && { value }),
  }
}

/** The words for a phrase, the same throughout a text: an answer calls the patch what its question does. */
function phrasePicker(phrases: Catalogue['phrases'], random: Random): (name: string) => string | undefined {
  const picked = new Map<string, string>()
  return (name) => {
    if (!Object.hasOwn(phrases, name)) return undefined
    const words = picked.get(name) ?? random.pick(phrases[name])
    picked.set(name, words)
    return words
  }
}

/** The answer that a template has for a patch; the first whose conditions hold. */
export function caseFor({ when = {}, answers }: Template, facts: PatchFacts): AnswerCase | undefined {
  if (!holds(when, facts)) return undefined
  return answers.find((answer) => holds(answer.when ?? {}, facts))
}

function holds(conditions: Conditions, facts: PatchFacts): boolean {
  return allHold(conditions, (name) => slotFill(name, facts)?.value ?? null)
}

/** With a capital at the beginning of every sentence, where a slot may stand. */
function sentences(text: string): string {
  return text.replace(
    /(^|[.!?]\s+)(\p{Ll})/gu,
    (_, before: string, first: string) => before + first.toUpperCase(),
  )
}

import { isSlot } from '../facts/slots'
import type { CatalogueFile } from './catalogueSchema'
import { CHOICE_SLOTS, slotsIn } from './template'

/** Something wrong with a file of templates that its shape does not show. */
export interface CatalogueProblem {
  /** Keys that lead to it. */
  readonly at: readonly (string | number)[]
  readonly message: string
}

/** Unknown slots and conditions, double ids, phrases that hide a fact, comparisons that do not say their value. */
export function catalogueProblems({ templates, phrases }: CatalogueFile): readonly CatalogueProblem[] {
  const known = (slot: string) => isSlot(slot) || Object.hasOwn(phrases, slot)
  return [...phraseProblems(phrases), ...doubleIds(templates), ...templates.flatMap(templateProblems)]

  function templateProblems(template: CatalogueFile['templates'][number], index: number): CatalogueProblem[] {
    const at = ['templates', index]
    const ofChoice: readonly string[] = template.aspect === 'choice' ? CHOICE_SLOTS : []
    const isKnown = (slot: string) => known(slot) || ofChoice.includes(slot)
    return [
      ...conditionProblems(template.when, [...at, 'when']),
      ...slotProblems(template.question, [...at, 'question'], isKnown),
      ...template.answers.flatMap(({ when, value, say }, place) => [
        ...conditionProblems(when, [...at, 'answers', place, 'when']),
        ...slotProblems(say, [...at, 'answers', place, 'say'], isKnown),
        ...(template.aspect === 'comparison' && value === undefined
          ? [{ at: [...at, 'answers', place], message: 'An answer to a comparison has to say its "value"' }]
          : []),
      ]),
    ]
  }
}

function slotProblems(
  texts: readonly string[],
  at: readonly (string | number)[],
  isKnown: (slot: string) => boolean,
): CatalogueProblem[] {
  return texts.flatMap((text, index) => {
    const unknown = slotsIn(text).filter((slot) => !isKnown(slot))
    const messages = unknown.map(
      (slot) => `There is no fact or phrase "${slot}" to put in the place of {${slot}}`,
    )
    if (/[{}]/.test(text.replaceAll(/\{[^{}]*\}/g, ''))) messages.push('A brace stands alone')
    return messages.map((message) => ({ at: [...at, index], message }))
  })
}

function conditionProblems(
  conditions: Readonly<Record<string, unknown>> = {},
  at: readonly (string | number)[],
): CatalogueProblem[] {
  return Object.keys(conditions)
    .filter((name) => !isSlot(name))
    .map((name) => ({ at: [...at, name], message: `There is no fact "${name}" for a condition` }))
}

function phraseProblems(phrases: CatalogueFile['phrases']): CatalogueProblem[] {
  return Object.entries(phrases).flatMap(([name, texts]) => {
    const at = ['phrases', name]
    const isTaken = isSlot(name) || (CHOICE_SLOTS as readonly string[]).includes(name)
    return [
      ...(isTaken ? [{ at, message: `"${name}" is the name of a fact: name the phrases otherwise` }] : []),
      ...texts.flatMap((text, index) =>
        /[{}]/.test(text) ? [{ at: [...at, index], message: 'A phrase takes no slots' }] : [],
      ),
    ]
  })
}

function doubleIds(templates: CatalogueFile['templates']): CatalogueProblem[] {
  const seen = new Set<string>()
  return templates.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ at: ['templates', index, 'id'], message: `There are two templates "${id}"` }]
  })
}

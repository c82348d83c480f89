import { createHash } from 'node:crypto'
import { LAND_COVER_CLASSES } from '../../../benchmark/landCover'
import { unreachable } from '../../../errors'
import type { Prompt, PromptMessage } from '../../../prompts/buildPrompt'
import type { Aspect } from '../../annotationLog'
import type { DraftText } from '../../draftText'
import { ACTIVITIES } from '../../facts/activity'
import { IMPACTS, type PatchFacts } from '../../facts/patchFacts'
import { slotFill } from '../../facts/slots'
import type { Broken } from '../../rules/textChecker'

/** The words that a model is asked by; `{…}` stands for what each text fills in. */
export const WORDING_PROMPTS = {
  system:
    'You word questions and answers about satellite patches of forest landscapes for a benchmark. You are given the only facts that you may use and a text that is right. Say the same in other words, in correct English, without adding, dropping or doubting anything. Never tell biomass unless the text does, never use a unit other than Mg/ha, and never mention these instructions.',
  text: 'Facts, and no others:\n{facts}\n\nLabels, to be kept as they are: {labels}\n\nQuestion: {question}\nAnswer: {answer}\n\nStyle: {register}. Keep options with their letters and every number as they are. Reply as JSON with the keys "question" and "answer".',
  again: 'This does not pass: {problems}. Word it anew, and reply as JSON as before.',
} as const

const SCHEMA = {
  type: 'object',
  properties: { question: { type: 'string' }, answer: { type: 'string' } },
  required: ['question', 'answer'],
  additionalProperties: false,
}

/** An attempt that did not pass, as it was replied. */
export interface FailedAttempt {
  readonly reply: string
  readonly broken: readonly Broken[]
}

/** What is sent for a text. @param last the attempt before; none for the first */
export function wordingPrompt(draft: DraftText, facts: PatchFacts, last?: FailedAttempt): Prompt {
  const asked = filled(WORDING_PROMPTS.text, {
    facts: factsFor(draft, facts),
    labels: labelsOf(draft.aspect),
    question: draft.question,
    answer: draft.answer,
    register: draft.register,
  })
  const messages: PromptMessage[] = [
    { role: 'system', parts: [{ text: WORDING_PROMPTS.system }] },
    { role: 'user', parts: [{ text: asked }] },
  ]
  if (last !== undefined) {
    const problems = last.broken.map(({ rule, detail }) => `${rule}: ${detail}`).join('; ')
    messages.push({ role: 'assistant', parts: [{ text: last.reply }] })
    messages.push({ role: 'user', parts: [{ text: filled(WORDING_PROMPTS.again, { problems }) }] })
  }
  const hash = createHash('sha256').update(JSON.stringify(messages)).digest('hex').slice(0, 16)
  return { messages, pictures: [], question: draft.question, schema: SCHEMA, hash }
}

/** Facts that a text of a task may use, as lines; biomass only where it is asked for. */
function factsFor({ task }: DraftText, facts: PatchFacts): string {
  const names = ['presence', 'activity', 'impact', 'landCover', 'mix', 'usedShare', 'forestShare']
  if (task === 'patchCount') names.push('count')
  if (task === 'agb') names.push('agb')
  return names
    .flatMap((name) => {
      const words = slotFill(name, facts)?.words
      return words === undefined ? [] : [`- ${FACT_TITLES[name]}: ${words}`]
    })
    .join('\n')
}

const FACT_TITLES: Readonly<Record<string, string>> = {
  presence: 'human activity',
  activity: 'main human activity',
  impact: 'human impact',
  landCover: 'land cover at the centre',
  mix: 'composition',
  usedShare: 'cultivated or built-up share',
  forestShare: 'forest share',
  count: 'ecological patches',
  agb: 'above-ground biomass at the centre in Mg/ha',
}

function labelsOf(aspect: Aspect): string {
  switch (aspect) {
    case 'presence':
    case 'comparison':
      return 'yes, no'
    case 'kind':
      return ACTIVITIES.join(', ')
    case 'impact':
      return IMPACTS.join(', ')
    case 'naming':
    case 'description':
    case 'choice':
      return LAND_COVER_CLASSES.filter(({ code }) => code > 0)
        .map(({ label }) => label)
        .join('; ')
    case 'counting':
    case 'estimation':
      return 'none'
    default:
      return unreachable(aspect)
  }
}

/** Each name once, so that braces in what is filled in stay as they are. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot)
}

import { landCoverLabel } from '../../benchmark/landCover'
import type { AnswerValue } from '../../models/model'
import type { RuledText, TextRule } from './rule'

/** Aspects whose answers come from a set of labels. */
const LABELLED: readonly RuledText['aspect'][] = ['kind', 'impact', 'naming', 'choice']

/** Aspects whose answers no one value tells. */
const HELD_TO_NOTHING: readonly RuledText['aspect'][] = ['description', 'comparison']

/** The value read back from an answer is the truth. */
export const valueRule: TextRule = {
  id: 'value',
  title: 'The answer states another value than the truth',
  problem: (text, { expected, stated }) => {
    if (expected === undefined)
      return HELD_TO_NOTHING.includes(text.aspect) ? undefined : 'the data do not tell it'
    if (stated === undefined) return LABELLED.includes(text.aspect) ? undefined : 'states no value'
    if (isSame(text, stated, expected)) return undefined
    return `says ${worded(text, stated)}, is ${worded(text, expected)}`
  },
}

/** Labels are of the set that the question is about; what is wrong with them is told apart from a wrong label. */
export const labelSetRule: TextRule = {
  id: 'label-set',
  title: 'The answer names no label of the set, or several',
  problem: ({ aspect }, { expected, stated }) =>
    LABELLED.includes(aspect) && expected !== undefined && stated === undefined
      ? 'names no one label of the set'
      : undefined,
}

/** Biomass counts as the same where the truth rounds to it, to as many places as the answer has. */
function isSame({ task, answer }: RuledText, stated: AnswerValue, expected: AnswerValue): boolean {
  if (task !== 'agb' || typeof stated !== 'number' || typeof expected !== 'number') return stated === expected
  return Math.abs(stated - expected) <= 0.5 * 10 ** -decimalsOf(stated, answer) + 1e-9
}

function decimalsOf(value: number, answer: string): number {
  const found = Array.from(answer.matchAll(/\d+(?:\.(\d+))?/g)).find(([whole]) => Number(whole) === value)
  return found?.at(1)?.length ?? 0
}

function worded({ task }: RuledText, value: AnswerValue): string {
  if (task === 'landCover' && typeof value === 'number') return landCoverLabel(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

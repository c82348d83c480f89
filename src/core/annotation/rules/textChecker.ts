import { KeyTable } from '../../keyTable'
import type { AnswerValue } from '../../models/model'
import type { CheckResult } from '../annotationLog'
import type { PatchFacts } from '../facts/patchFacts'
import { readStatement } from '../facts/readStatement'
import { CHAIN_RULE, CHAIN_TITLE } from './chain'
import { DUPLICATE_RULE, DUPLICATE_TITLE, isNearlyOneOf, textKey } from './duplicate'
import type { RuledText } from './rule'
import { TEXT_RULES } from './rules'

/** Every rule by its id, with what is wrong where it is broken; in the order in which they are looked at. */
export const RULE_TITLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(TEXT_RULES.map(({ id, title }) => [id, title])),
  [DUPLICATE_RULE]: DUPLICATE_TITLE,
  [CHAIN_RULE]: CHAIN_TITLE,
}

/** A rule that a text breaks. */
export interface Broken {
  readonly rule: string
  readonly detail: string
}

/** What one look at a text found. */
export interface Examined {
  readonly stated: AnswerValue | undefined
  readonly broken: readonly Broken[]
}

/**
 * Holds texts to all rules but that of the chain, and remembers which were taken, by a hash of some bytes each: the same
 * words about another patch are right, yet others are better.
 */
export class TextChecker {
  readonly #taken = new KeyTable()

  isTaken(text: RuledText): boolean {
    return this.#taken.get(textKey(text)) !== undefined
  }

  take(text: RuledText): void {
    this.#taken.set(textKey(text), 0)
  }

  /**
   * @param expected what the answer has to state; undefined where no one value tells it
   * @param others texts about the same patch
   */
  examine(
    text: RuledText,
    facts: PatchFacts,
    expected: AnswerValue | undefined,
    others: readonly RuledText[],
  ): Examined {
    const stated = readStatement(text)
    const broken = TEXT_RULES.flatMap(({ id, problem }) => {
      const detail = problem(text, { facts, expected, stated })
      return detail === undefined ? [] : [{ rule: id, detail }]
    })
    if (isNearlyOneOf(text, others))
      broken.push({ rule: DUPLICATE_RULE, detail: 'nearly the same as another of the patch' })
    return { stated, broken }
  }
}

/**
 * What became of every rule over the attempts at a text.
 * @param attempts what each broke, the one that counts last
 */
export function checkResults(attempts: readonly (readonly Broken[])[]): readonly CheckResult[] {
  const last = attempts.at(-1) ?? []
  return Object.keys(RULE_TITLES).map((rule) => {
    const breaks = attempts.flatMap((broken) => broken.filter((one) => one.rule === rule))
    if (breaks.length === 0) return { rule, outcome: 'passed' }
    const outcome = last.some((one) => one.rule === rule) ? 'failed' : 'mended'
    return { rule, outcome, detail: breaks[breaks.length - 1].detail, times: breaks.length }
  })
}

import type { ReadingPolicies } from '../policies'
import type { ReadingReason, Span } from '../reading'
import { leastStance, type Refusal } from '../text/refusal'
import { rankOf, type Stance } from '../text/stance'
import { correctionsIn } from '../text/statements'
import type { NumberToken } from './numerals'

/** A value that an answer may have committed to. */
export interface Candidate {
  readonly value: number
  readonly span: Span
  readonly kind: 'value' | 'range' | 'with-error' | 'bound'
  readonly stance: Stance
  /** Told more surely than others by a unit or a noun of its own. */
  readonly named: boolean
  readonly spelled: NumberToken['spelled']
}

export interface Choice<C extends Candidate> {
  readonly candidate: C
  readonly how: 'only' | 'last-committed' | 'self-corrected'
}

/**
 * The value that counts under a policy; undefined where there is none.
 * @param refusal what the answer says of itself
 */
export function chosenCandidate<C extends Candidate>(
  text: string,
  candidates: readonly C[],
  policy: ReadingPolicies['number'],
  refusal: Refusal | undefined,
): Choice<C> | undefined {
  switch (policy) {
    case 'first':
      return only(candidates.at(0))
    case 'last':
      return only(candidates.at(-1))
    case 'strict':
      return candidates.length === 1 && refusal === undefined ? only(candidates[0]) : undefined
    case 'committed':
      return committed(text, candidates, leastStance(refusal))
  }
}

function only<C extends Candidate>(candidate: C | undefined): Choice<C> | undefined {
  return candidate === undefined ? undefined : { candidate, how: 'only' }
}

/** Why the value of a choice is what it is. */
export function reasonOf(
  { candidate: { kind, spelled }, how }: Choice<Candidate>,
  isConverted = false,
): ReadingReason {
  if (how === 'self-corrected') return 'self-corrected'
  if (isConverted) return 'unit-converted'
  if (kind === 'range') return 'range-midpoint'
  if (kind === 'with-error') return 'central-value'
  if (how === 'last-committed') return 'last-committed'
  return spelled === 'words' ? 'number-word' : 'plain-number'
}

/**
 * The value that an answer commits to: the last of the most committed ones after the last correction. A value beats
 * a range, and one that names its unit beats a bare number.
 * @param least stance that a value needs to count
 */
function committed<C extends Candidate>(
  text: string,
  candidates: readonly C[],
  least: Stance,
): Choice<C> | undefined {
  const sayable = candidates.filter(({ stance }) => rankOf(stance) >= rankOf(least))
  if (sayable.length === 0) return undefined
  const stated = sayable.filter(({ stance }) => rankOf(stance) >= rankOf('plain'))
  const pool = stated.length > 0 ? stated : sayable
  if (pool.length === 1) return only(pool[0])
  const correction = correctionsIn(text).findLast((at) => pool.some(({ span }) => span[0] > at))
  const corrected = correction === undefined ? pool : pool.filter(({ span }) => span[0] > correction)
  const winner = surest(corrected).reduce((best, candidate) => (isBetter(candidate, best) ? candidate : best))
  const others = pool.filter(({ value }) => value !== winner.value)
  if (others.length === 0) return { candidate: winner, how: 'only' }
  const how = corrected.length < pool.length ? 'self-corrected' : 'last-committed'
  return { candidate: winner, how }
}

/** Without bare numbers where others tell what they count, those apart that are named as answers. */
function surest<C extends Candidate>(candidates: readonly C[]): readonly C[] {
  return candidates.some(({ named }) => named)
    ? candidates.filter(({ named, stance }) => named || stance === 'final')
    : candidates
}

/** Whether the later of two is to be preferred. */
function isBetter(later: Candidate, best: Candidate): boolean {
  const score = (candidate: Candidate) =>
    (candidate.named ? 0.9 : 0) +
    rankOf(candidate.stance) -
    (candidate.kind === 'range' ? 0.75 : candidate.kind === 'bound' ? 1.25 : 0)
  return score(later) >= score(best)
}

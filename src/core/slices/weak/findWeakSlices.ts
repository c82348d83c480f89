import type { Units } from '../../metrics/comparison/commonAnswers'
import type { Interval } from '../../metrics/results'
import { expressionText, type SliceExpression } from '../expression/sliceExpression'
import { beamSearch, type Candidate, type Chosen, itemsOf, possibleSlices } from './beamSearch'
import { contrastInterval, contrastOf, INSIDE, OUTSIDE } from './contrast'
import type { SearchColumn } from './searchColumn'

export interface WeakSliceOptions {
  /** Conditions that a slice has at most; 2 when absent. */
  readonly depth?: number
  /** Items that a slice has at least; 30 when absent. */
  readonly minimum?: number
  /** Slices at most; 10 when absent. */
  readonly limit?: number
}

/** Items on which losses are higher than elsewhere, beyond what chance and earlier slices explain. */
export interface WeakSlice {
  /** As it is written. */
  readonly expression: string
  /** Indices of its items. */
  readonly items: Int32Array
  /** Mean loss inside minus outside, of what earlier slices leave unexplained. */
  readonly excess: Interval
  /** Chance of as much where there is nothing, corrected for all slices that could have been found. */
  readonly p: number
}

/** The chance that anything is found where there is nothing to find. */
const FALSE_FINDINGS = 0.01

const DEPTH = 2
const MINIMUM = 30
const LIMIT = 10
const BEAM = 40

/** Searches for every slice that is wanted at most. */
const ROUNDS = 3

/** Candidates that are tested in each search: the next ones explain less. */
const TESTED = 200

/**
 * Finds where losses are high: the slice that explains most, then the one that does of what it leaves unexplained, and so
 * on until nothing is left that chance would not give. A slice has to be worse than the rest, and each of its conditions has
 * to make it worse than without; p is corrected for every slice that could have been tried (Bonferroni), an equal share
 * for every number of conditions.
 * @param losses how wrong each item is, higher being worse
 */
export function findWeakSlices(
  columns: readonly SearchColumn[],
  losses: Float64Array,
  units: Units,
  { depth = DEPTH, minimum = MINIMUM, limit = LIMIT }: WeakSliceOptions = {},
): readonly WeakSlice[] {
  const unexplained = losses.slice()
  const tries = Array.from({ length: depth }, (_, level) => depth * possibleSlices(columns, level + 1))
  const found: WeakSlice[] = []
  for (let round = 0; found.length < limit && round < ROUNDS * limit; round++) {
    const candidates = beamSearch(columns, unexplained, { depth, minimum, beam: BEAM }).slice(0, TESTED)
    const tested = firstSignificant(candidates, (candidate) => {
      const p = largestP(candidate, columns, unexplained, units)
      return Math.min(1, p * tries[candidate.chosen.length - 1])
    })
    if (tested === undefined) break
    const items = itemsOf(tested.candidate.chosen, columns, losses.length)
    const sides = sidesOf(items, undefined, losses.length)
    const expression = expressionText(expressionOf(tested.candidate.chosen, columns))
    // What is worse only than its other causes make expect, or is listed already, explains the rest but is no news.
    const isWorse = contrastOf(losses, sides, units).value > 0
    if (isWorse && !found.some((earlier) => earlier.expression === expression)) {
      found.push({
        expression,
        items,
        excess: contrastInterval(contrastOf(unexplained, sides, units)),
        p: tested.p,
      })
    }
    explain(unexplained, items)
  }
  return found
}

function firstSignificant(candidates: readonly Candidate[], pOf: (candidate: Candidate) => number) {
  for (const candidate of candidates) {
    const p = pOf(candidate)
    if (p <= FALSE_FINDINGS) return { candidate, p }
  }
  return undefined
}

/** The largest p of a slice against the rest of all items, and of those slices that have one condition less. */
function largestP(
  { chosen }: Candidate,
  columns: readonly SearchColumn[],
  losses: Float64Array,
  units: Units,
): number {
  const items = itemsOf(chosen, columns, losses.length)
  const wider = chosen.length === 1 ? [] : chosen.map((_, left) => chosen.filter((__, at) => at !== left))
  const frames = [undefined, ...wider.map((conditions) => itemsOf(conditions, columns, losses.length))]
  return frames.reduce((largest, frame) => {
    if (frame?.length === items.length) return 1
    return Math.max(largest, contrastOf(losses, sidesOf(items, frame, losses.length), units).p)
  }, 0)
}

/** Marks items as inside and the others of a frame, or of all, as outside. */
function sidesOf(items: Int32Array, frame: Int32Array | undefined, count: number): Uint8Array {
  const sides = new Uint8Array(count)
  if (frame === undefined) sides.fill(OUTSIDE)
  else for (const item of frame) sides[item] = OUTSIDE
  for (const item of items) sides[item] = INSIDE
  return sides
}

/** Takes off what a slice explains: its mean becomes that of the rest. */
function explain(losses: Float64Array, items: Int32Array): void {
  const inside = items.reduce((sum, item) => sum + losses[item], 0)
  const all = losses.reduce((sum, loss) => sum + loss, 0)
  const excess = inside / items.length - (all - inside) / (losses.length - items.length)
  for (const item of items) losses[item] -= excess
}

function expressionOf(chosen: readonly Chosen[], columns: readonly SearchColumn[]): SliceExpression {
  const parts = chosen.flatMap(({ column, condition }) => {
    const { expression } = columns[column].conditions[condition]
    return expression.kind === 'all' ? expression.of : [expression]
  })
  return parts.length === 1 ? parts[0] : { kind: 'all', of: parts }
}

import type { Split } from '../dataset/sample'
import { jensenShannon, kolmogorovSmirnov, sumOf, totalVariation } from '../metrics/divergence'
import { type Chance, permutationTest } from '../metrics/permutation'
import { type BySplit, SPLIT_PAIRS } from './splitCounts'

/** How far two splits are apart in one distribution, and how far chance alone would set them apart. */
export interface Comparison {
  readonly splits: readonly [Split, Split]
  /** Total variation of classes, Kolmogorov–Smirnov of numbers, 0–1. */
  readonly distance: number
  /** Jensen–Shannon divergence in bits; of classes only. */
  readonly divergence?: number
  readonly chance: Chance
}

/** Groups of neighbouring cells that the test of ordered cells sees at most. */
const MOST_GROUPS = 500

/** Compares the splits' counts over classes, every two that have any. */
export function compareClasses(counts: BySplit<readonly number[]>): readonly Comparison[] {
  return pairsOf(counts, (first, second, splits) => {
    const distance = totalVariation(first, second)
    const divergence = jensenShannon(first, second)
    const chance = permutationTest(first, second, totalVariation)
    if (distance === null || divergence === null || chance === null) return []
    return [{ splits, distance, divergence, chance }]
  })
}

/**
 * Compares the splits' counts over ascending cells of a number. The distance is over all cells; what chance gives is
 * drawn over at most 500 groups of cells, each with its share of the samples.
 */
export function compareCells(counts: BySplit<ArrayLike<number>>): readonly Comparison[] {
  return pairsOf(counts, (first, second, splits) => {
    const distance = kolmogorovSmirnov(first, second)
    const chance = permutationTest(...grouped(first, second), kolmogorovSmirnov)
    return distance === null || chance === null ? [] : [{ splits, distance, chance }]
  })
}

function pairsOf<Counts>(
  counts: BySplit<Counts>,
  compare: (first: Counts, second: Counts, splits: readonly [Split, Split]) => readonly Comparison[],
): readonly Comparison[] {
  return SPLIT_PAIRS.flatMap((splits) => compare(counts[splits[0]], counts[splits[1]], splits))
}

/** Neighbouring cells put together until each group has its share of what both sets count. */
function grouped(first: ArrayLike<number>, second: ArrayLike<number>): [number[], number[]] {
  const share = (sumOf(first) + sumOf(second)) / MOST_GROUPS
  const groups: [number[], number[]] = [[], []]
  let [one, other] = [0, 0]
  for (let cell = 0; cell < first.length; cell++) {
    one += first[cell]
    other += second[cell]
    const isFull = one + other >= share && one + other > 0
    if (!isFull && cell + 1 < first.length) continue
    groups[0].push(one)
    groups[1].push(other)
    one = other = 0
  }
  return groups
}

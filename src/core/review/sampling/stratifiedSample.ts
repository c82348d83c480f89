import type { Sample } from '../../dataset/sample'
import { Random } from '../../metrics/random'
import { levelOf, type Stratifier } from './levels'

/** Samples of one level, and how many of them are chosen. */
export interface LevelCount {
  readonly level: string
  readonly available: number
  readonly chosen: number
}

/** Samples chosen for review. */
export interface StratifiedSample {
  /** Ids, in the order in which they are to be reviewed. */
  readonly samples: readonly string[]
  readonly strata: readonly { readonly stratifier: Stratifier; readonly levels: readonly LevelCount[] }[]
}

interface Stratum {
  /** A level for each stratifier. */
  readonly levels: readonly string[]
  readonly ids: string[]
}

/**
 * Chooses samples so that every level of every stratifier is looked at as evenly as the data allow, however rare it is:
 * one after the other from the stratum, a combination of levels, whose levels have been chosen least so far (Pocock and
 * Simon 1975 assign patients so). Within a stratum chance decides. The same seed chooses the same samples in the same
 * order; fewer are a beginning of more.
 * @param samples in any order, as their ids decide
 */
export function stratifiedSample(
  samples: readonly Sample[],
  { count, by, seed }: { readonly count: number; readonly by: readonly Stratifier[]; readonly seed: number },
): StratifiedSample {
  const strata = strataOf(samples, by, seed)
  const left = strata.map(({ ids }) => ids.length)
  const chosen = by.map(() => new Map<string, number>())
  const chosenOf = ({ levels }: Stratum) => levels.map((level, index) => chosen[index].get(level) ?? 0)
  const ids: string[] = []
  while (ids.length < Math.min(count, samples.length)) {
    const next = leastChosen(strata, left, chosenOf)
    const { levels, ids: own } = strata[next]
    ids.push(own[own.length - left[next]])
    left[next]--
    for (const [index, level] of levels.entries())
      chosen[index].set(level, (chosen[index].get(level) ?? 0) + 1)
  }
  return {
    samples: ids,
    strata: by.map((stratifier, index) => ({
      stratifier,
      levels: levelCounts(strata, index, chosen[index]),
    })),
  }
}

/** Strata with their ids shuffled, in an order that chance decides too. */
function strataOf(samples: readonly Sample[], by: readonly Stratifier[], seed: number): readonly Stratum[] {
  const random = Random.seeded(seed)
  const shuffled = samples
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((sample) => ({ sample, rank: random.next() }))
    .sort((one, other) => one.rank - other.rank)
  const strata = new Map<string, Stratum>()
  for (const { sample } of shuffled) {
    const levels = by.map((stratifier) => levelOf(stratifier, sample))
    const key = JSON.stringify(levels)
    const stratum = strata.get(key) ?? { levels, ids: [] }
    stratum.ids.push(sample.id)
    strata.set(key, stratum)
  }
  return [...strata.values()]
}

/** Index of the stratum whose levels were chosen least in sum, the first of several, among those with samples left. */
function leastChosen(
  strata: readonly Stratum[],
  left: readonly number[],
  chosenOf: (stratum: Stratum) => readonly number[],
): number {
  let best = -1
  let fewest = Infinity
  for (const [index, stratum] of strata.entries()) {
    if (left[index] === 0) continue
    const sum = chosenOf(stratum).reduce((total, times) => total + times, 0)
    if (sum >= fewest) continue
    best = index
    fewest = sum
  }
  return best
}

function levelCounts(
  strata: readonly Stratum[],
  stratifier: number,
  chosen: ReadonlyMap<string, number>,
): readonly LevelCount[] {
  const available = new Map<string, number>()
  for (const { levels, ids } of strata)
    available.set(levels[stratifier], (available.get(levels[stratifier]) ?? 0) + ids.length)
  return [...available]
    .map(([level, count]) => ({ level, available: count, chosen: chosen.get(level) ?? 0 }))
    .sort((one, other) => one.level.localeCompare(other.level, 'en', { numeric: true }))
}

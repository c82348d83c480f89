import { createHash } from 'node:crypto'
import { bySplit } from '../../card/splitCounts'
import { type Sample, type Split, SPLITS } from '../../dataset/sample'
import { tileOf } from '../../checks/tileOf'
import { ReoError } from '../../errors'

/** How published samples come into splits: those of the data set, or new ones that never part a tile. */
export type SplitChoice =
  { readonly kind: 'keep' } | { readonly kind: 'tile'; readonly shares: SplitShares; readonly seed: number }

/** Shares of the samples, adding up to 1. */
export type SplitShares = Readonly<Record<Split, number>>

/** What is known of a sample before its imagery is read. */
export interface Placed {
  readonly id: string
  readonly split: Split
  /** Samples of one place never come into different splits. */
  readonly place: string
}

/** Side of the cells that stand for tiles where a data set names none, in degrees: about 11 km, a tenth of a tile. */
const CELL = 0.1

/** The place of a sample: its tile, else a cell of 0.1° around it. @throws ReoError when it has neither */
export function placeOf(sample: Sample): string {
  const tile = tileOf(sample)
  if (tile !== undefined) return `tile ${tile}`
  const { location } = sample
  if (location !== undefined) {
    const { latitude, longitude } = location
    return `cell ${Math.floor(latitude / CELL)} ${Math.floor(longitude / CELL)}`
  }
  throw new ReoError(
    'A sample names neither its tile nor its place, so that nobody can tell whether splits leak',
    {
      where: sample.id,
      mend: 'Give the data set a column "tile", or latitude and longitude.',
    },
  )
}

/**
 * The split of each sample.
 * @throws ReoError when a place stands in two splits that were to be kept
 */
export function chooseSplits(samples: readonly Placed[], choice: SplitChoice): ReadonlyMap<string, Split> {
  const splitOfPlace = choice.kind === 'keep' ? keptSplits(samples) : newSplits(samples, choice)
  return new Map(samples.map(({ id, split, place }) => [id, splitOfPlace.get(place) ?? split]))
}

function keptSplits(samples: readonly Placed[]): ReadonlyMap<string, Split> {
  const splits = new Map<string, Split>()
  for (const { id, split, place } of samples) {
    const known = splits.get(place)
    if (known !== undefined && known !== split) {
      throw new ReoError(`Splits leak: ${place} has samples in ${known} and in ${split}`, {
        where: id,
        mend: 'Let splits be made anew: --splits tile.',
      })
    }
    splits.set(place, split)
  }
  return splits
}

/**
 * Places in a random order, each given to the split that lacks most of its share; at most one place more than its share
 * comes into any.
 */
function newSplits(
  samples: readonly Placed[],
  { shares, seed }: Extract<SplitChoice, { kind: 'tile' }>,
): ReadonlyMap<string, Split> {
  const sizes = new Map<string, number>()
  for (const { place } of samples) sizes.set(place, (sizes.get(place) ?? 0) + 1)
  const order = [...sizes.keys()].sort((a, b) => (shuffleKey(a, seed) < shuffleKey(b, seed) ? -1 : 1))
  const missing = { ...bySplit((split) => shares[split] * samples.length) }
  const splits = new Map<string, Split>()
  for (const place of order) {
    const split = SPLITS.reduce((best, other) => (missing[other] > missing[best] ? other : best))
    splits.set(place, split)
    missing[split] -= sizes.get(place) ?? 0
  }
  return splits
}

function shuffleKey(place: string, seed: number): string {
  return createHash('sha256').update(`${seed}:${place}`).digest('hex')
}

import type { Sample, Split } from '../../dataset/sample'
import type { Check, CheckContext, CheckRun } from '../check'
import type { FindingKind } from '../finding'
import { NearbyPlaces } from '../nearbyPlaces'
import { tileOf } from '../tileOf'

const FOOTPRINT: FindingKind = {
  id: 'leakage/footprint',
  severity: 'error',
  title: 'Samples of different splits less than 250 m apart: their patches overlap',
  mend: 'Move one of them to the split of the other, or drop it.',
}

const TILE: FindingKind = {
  id: 'leakage/tile',
  severity: 'warning',
  title: 'Tiles with samples in more than one split',
  mend: 'Split by tile: neighbours look alike, and a model is tested on what it has seen.',
}

/** Metres: the side of the benchmark's patches, 25 px of 10 m. */
const OVERLAP = 250

/** Tiles beyond so many are not looked at: such a column names no tiles. */
const MAXIMUM_TILES = 200_000

/** What test samples share with training samples. */
export const leakageCheck: Check = {
  id: 'leakage',
  findings: [FOOTPRINT, TILE],
  start: (context) => new LeakageRun(context),
}

interface TileUse {
  readonly split: Split
  readonly sample: string
}

class LeakageRun implements CheckRun {
  readonly #context: CheckContext
  readonly #places = new NearbyPlaces(OVERLAP)
  /** The split and first sample in which each tile was met. */
  readonly #tiles = new Map<string, TileUse>()

  constructor(context: CheckContext) {
    this.#context = context
  }

  sample(sample: Sample): void {
    this.#checkTile(sample)
    const { id, split, location } = sample
    if (location === undefined) return
    const near = this.#places.add(id, split, location)
    if (near === undefined) return
    const detail = `${near.distance.toFixed(0)} m apart, ${near.split} and ${split}`
    this.#context.report(FOOTPRINT, { sample: id, other: near.id, detail })
  }

  #checkTile(sample: Sample): void {
    const tile = tileOf(sample)
    if (tile === undefined) return
    const { id, split } = sample
    const first = this.#tiles.get(tile)
    if (first === undefined) {
      if (this.#tiles.size < MAXIMUM_TILES) this.#tiles.set(tile, { split, sample: id })
    } else if (first.split !== split) {
      this.#context.report(TILE, {
        sample: id,
        other: first.sample,
        detail: `${tile}: ${first.split} and ${split}`,
      })
    }
  }
}

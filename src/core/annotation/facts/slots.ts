import { landCoverLabel } from '../../benchmark/landCover'
import { BUILT_UP } from '../../checks/chainRules'
import type { MetadataValue } from '../../dataset/sample'
import type { PatchFacts } from './patchFacts'
import { CLOSED_FOREST, FARMLAND, FOREST, OPEN_FOREST, shareOf, USED_LAND } from './coverShares'
import { coverWords } from './coverWords'
import { countWord } from './countWords'
import {
  fill,
  type FillOf,
  known,
  larger,
  largerOf,
  listed,
  nthCover,
  nthShare,
  ofShares,
  percent,
  plural,
  share,
  type SlotFill,
  together,
} from './slotFills'

interface Slot {
  /** For people who write templates. */
  readonly description: string
  readonly of: FillOf
}

/** Metadata of a sample by column, as in `{metadata.region}`. */
const METADATA = 'metadata.'

/** The fact of a slot or condition; undefined where the patch has none. */
export function slotFill(name: string, facts: PatchFacts): SlotFill | undefined {
  if (name.startsWith(METADATA)) return metadataFill(facts.sample.metadata[name.slice(METADATA.length)])
  return Object.hasOwn(SLOTS, name) ? SLOTS[name].of(facts) : undefined
}

/** Whether a name is that of a fact. */
export function isSlot(name: string): boolean {
  return name.startsWith(METADATA) || Object.hasOwn(SLOTS, name)
}

/** Every fact that templates can be about, by name. */
export const SLOTS: Readonly<Record<string, Slot>> = {
  presence: {
    description: 'yes or no: whether there is human activity',
    of: ({ presence }) => known(presence, (is) => (is ? 'yes' : 'no')),
  },
  activity: {
    description: 'the main activity: agriculture, forestry, road, settlement or none',
    of: ({ activity }) => known(activity),
  },
  impact: {
    description: 'none, slight (below 10 % used land), moderate or strong (from 50 %)',
    of: ({ impact }) => known(impact),
  },
  landCover: {
    description: 'the class at the centre by its name in the legend; as a condition its code',
    of: ({ landCover }) => known(landCover, landCoverLabel),
  },
  cover: {
    description: 'the class at the centre in running text; as a condition its code',
    of: ({ landCover }) => known(landCover, coverWords),
  },
  canopy: {
    description: 'closed or open, where the centre is forest',
    of: ({ landCover = 0 }) =>
      known(
        CLOSED_FOREST.includes(landCover) ? 'closed' : OPEN_FOREST.includes(landCover) ? 'open' : undefined,
      ),
  },
  count: { description: 'ecological patches, in digits', of: ({ patchCount }) => known(patchCount) },
  countWord: {
    description: 'ecological patches, in a word',
    of: ({ patchCount }) => known(patchCount, countWord),
  },
  patches: { description: 'patch or patches, by the count', of: plural('patch', 'patches') },
  units: { description: 'unit or units, by the count', of: plural('unit', 'units') },
  are: { description: 'is or are, by the count', of: plural('is', 'are') },
  make: { description: 'makes or make, by the count', of: plural('makes', 'make') },
  agb: {
    description: 'above-ground biomass in Mg/ha, to one decimal place',
    of: ({ agb }) => known(agb, (value) => value.toFixed(1)),
  },
  dominant: { description: 'the largest class of the map in running text', of: nthCover(0) },
  dominantShare: { description: 'its share, such as 62 %', of: nthShare(0) },
  second: { description: 'the second class of the map in running text', of: nthCover(1) },
  secondShare: { description: 'its share, such as 62 %', of: nthShare(1) },
  classes: {
    description: 'classes in the map, in digits',
    of: ({ shares }) => known(shares?.size),
  },
  classWord: {
    description: 'classes in the map, in a word',
    of: ({ shares }) => known(shares?.size, countWord),
  },
  covers: {
    description: 'all classes of the map in running text, the largest first',
    of: ofShares((shares) => fill([...shares.keys()].join(), listed([...shares.keys()].map(coverWords)))),
  },
  mix: {
    description: 'all classes of the map with their shares, the largest first',
    of: ofShares((shares) =>
      fill(
        [...shares.keys()].join(),
        listed([...shares].map(([code, share]) => `${coverWords(code)} (${percent(share)})`)),
      ),
    ),
  },
  forestOrFarmland: {
    description: 'forest or farmland, whichever is larger',
    of: larger({ forest: FOREST, farmland: FARMLAND }),
  },
  farmlandOrBuiltUp: {
    description: 'farmland or built-up, whichever is larger',
    of: larger({ farmland: FARMLAND, 'built-up': [BUILT_UP] }),
  },
  usedOrUnused: {
    description: 'used or unused, whichever is larger: used is cultivated or built up',
    of: ofShares((shares) => {
      const used = shareOf(shares, USED_LAND)
      return largerOf({ used, unused: 100 - used })
    }),
  },
  usedShare: { description: 'share that is cultivated or built up', of: together(USED_LAND) },
  farmlandShare: { description: 'share that is cultivated', of: together(FARMLAND) },
  builtUpShare: { description: 'share that is built up', of: together([BUILT_UP]) },
  forestShare: { description: 'share that is forest, closed or open', of: together(FOREST) },
  unusedShare: {
    description: 'share that is neither cultivated nor built up',
    of: ofShares((shares) => share(100 - shareOf(shares, USED_LAND))),
  },
}

function metadataFill(value: MetadataValue | undefined): SlotFill | undefined {
  return value === undefined || value === null || value === '' ? undefined : fill(value, String(value))
}

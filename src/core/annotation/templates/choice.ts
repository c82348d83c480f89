import { landCoverLabel } from '../../benchmark/landCover'
import { landCoverGroup } from '../../benchmark/landCoverGroups'
import type { Random } from '../../demo/random'
import { COVER_WORDS } from '../facts/coverWords'
import type { PatchFacts } from '../facts/patchFacts'

/** Options of a question at most; letters are read up to H. */
const OPTIONS = 4
/** Wrong options of the right one's group, where it has as many: those that are hard to tell apart. */
const ALIKE = 2

/** Four classes in random order, the centre's among them, as slots; undefined where the centre is unknown. */
export function offerChoice(
  { landCover }: PatchFacts,
  random: Random,
): Readonly<Record<string, string>> | undefined {
  if (landCover === undefined) return undefined
  const wrong = [...COVER_WORDS.keys()].filter((code) => code !== landCover)
  const group = landCoverGroup(landCover)
  const alike = drawn(
    wrong.filter((code) => group?.codes.includes(code)),
    ALIKE,
    random,
  )
  const others = drawn(
    wrong.filter((code) => !alike.includes(code)),
    OPTIONS - 1 - alike.length,
    random,
  )
  const codes = drawn([landCover, ...alike, ...others], OPTIONS, random)
  const letter = String.fromCharCode(65 + codes.indexOf(landCover))
  return {
    options: codes.map((code, at) => `${String.fromCharCode(65 + at)}) ${landCoverLabel(code)}`).join(' '),
    letter,
    option: landCoverLabel(landCover),
  }
}

/** Some of a list in random order. */
function drawn<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const left = [...items]
  const picked: Item[] = []
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(random.integer(0, left.length - 1), 1))
  }
  return picked
}

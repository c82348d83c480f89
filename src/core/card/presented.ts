import { LAND_COVER_CLASSES, landCoverClass, landCoverLabel } from '../benchmark/landCover'
import { LAND_COVER_GROUPS } from '../benchmark/landCoverGroups'
import type { CategoryAttribute } from './attribute'
import type { Presentation } from './categoryTally'

const GROUPS = new Map(LAND_COVER_GROUPS.map((group) => [group.key, group]))

/** Distributions over classes that come from the truth, in the order of the card. */
export const PRESENTED: readonly {
  readonly attribute: CategoryAttribute
  readonly presentation: Presentation
}[] = [
  {
    attribute: { kind: 'landCover' },
    presentation: {
      title: 'Land cover',
      titleOf: (key) => coloured(landCoverLabel(Number(key)), landCoverClass(Number(key))?.colour),
      order: LAND_COVER_CLASSES.map(({ code }) => String(code)),
    },
  },
  {
    attribute: { kind: 'landCoverGroup' },
    presentation: {
      title: 'Land cover, upper level',
      titleOf: (key) => coloured(GROUPS.get(key)?.title ?? key, GROUPS.get(key)?.colour),
      order: LAND_COVER_GROUPS.map(({ key }) => key),
    },
  },
  {
    attribute: { kind: 'activity' },
    presentation: { title: 'Human influence by answers', order: ['yes', 'no'] },
  },
  {
    attribute: { kind: 'landUse' },
    presentation: { title: 'Human influence by land cover', order: ['yes', 'no'] },
  },
]

function coloured(title: string, colour: string | undefined): { title: string; colour?: string } {
  return colour === undefined ? { title } : { title, colour }
}

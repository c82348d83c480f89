import type { Imagery } from '../../core/dataset/sample'
import { bandsOf } from '../../core/imagery/band'
import { COMPOSITE_GROUPS, type CompositeGroup } from '../../core/imagery/composites'
import { compositesOf } from '../../core/imagery/inputs'
import { titleOf } from '../../core/imagery/view'
import type { Choice, ChoiceGroup } from '../shared/segmented'

const TITLES: Readonly<Record<CompositeGroup, string>> = {
  colour: 'Colour',
  index: 'Index',
  radar: 'Radar',
  landCover: 'Land cover',
}

/** All views of an imagery by kind, those kinds that it has. */
export function viewGroups(imagery: Imagery): readonly ChoiceGroup[] {
  const composites = compositesOf(imagery)
  const groups = COMPOSITE_GROUPS.map((group) => ({
    id: group,
    title: TITLES[group],
    choices: composites
      .filter((composite) => composite.group === group)
      .map((composite): Choice => ({
        id: composite.id,
        title: titleOf(imagery, composite),
        meaning: composite.meaning,
      })),
  }))
  const bands = bandsOf(imagery).map((band) => ({ id: band, title: band }))
  return [...groups, { id: 'band', title: 'Band', choices: bands }].filter(
    ({ choices }) => choices.length > 0,
  )
}

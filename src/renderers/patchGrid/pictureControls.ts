import type { BandNames } from '../../core/dataset/dataset'
import { viewsOf, withoutPixels } from '../../core/imagery/inputs'
import type { OfferedStretch, PictureChoice } from '../../protocol/queries'
import { viewGroups } from '../patch/viewGroups'
import { dropDown, groupedDropDown, labelled } from '../shared/segmented'

const VIEW = 'grid-view'
const STRETCH = 'grid-stretch'

const STRETCHES: readonly { readonly id: OfferedStretch; readonly title: string }[] = [
  { id: 'patch', title: 'each patch' },
  { id: 'dataset', title: 'the data set' },
  { id: 'fixed', title: 'AGBD, fixed' },
]

/** How pictures were drawn before, natural colour at first; undefined where the data set has no bands. */
export function chosenPicture(
  bands: BandNames,
  stored: ReadonlyMap<string, string>,
): PictureChoice | undefined {
  const views = viewsOf(withoutPixels(bands))
  const view = views.find((offered) => offered === stored.get(VIEW)) ?? views.at(0)
  return view === undefined ? undefined : { view, stretch: stretchOf(stored.get(STRETCH)) }
}

/** Keeps how pictures are drawn for the next drawing. */
export function keepPicture(stored: Map<string, string>, { view, stretch }: PictureChoice): void {
  stored.set(VIEW, view)
  stored.set(STRETCH, stretch)
}

/** How all pictures are drawn: what they show, and over which range. */
export function pictureControls(
  bands: BandNames,
  first: PictureChoice,
  choose: (picture: PictureChoice) => void,
): readonly HTMLElement[] {
  let chosen = first
  const change = (part: Partial<PictureChoice>) => {
    chosen = { ...chosen, ...part }
    choose(chosen)
  }
  const groups = viewGroups(withoutPixels(bands))
  return [
    labelled(
      'Show',
      groupedDropDown('Show', { first: [], groups }, first.view, (view) => change({ view })),
    ),
    labelled(
      'Stretch',
      dropDown('Stretch', STRETCHES, first.stretch, (id) => change({ stretch: stretchOf(id) })),
    ),
  ]
}

function stretchOf(name: string | undefined): OfferedStretch {
  return STRETCHES.find(({ id }) => id === name)?.id ?? 'patch'
}

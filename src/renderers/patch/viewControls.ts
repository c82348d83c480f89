import { html } from '../shared/dom'
import {
  changeChoices,
  type Choice,
  type ChoiceGroup,
  dropDown,
  groupedDropDown,
  labelled,
  segmented,
} from '../shared/segmented'
import type { OfferedStretch } from '../../protocol/queries'
import { type Comparison, COMPARISONS, type ViewChoices } from './viewChoices'

const STRETCHES: Readonly<Record<OfferedStretch, Choice>> = {
  patch: { id: 'patch', title: 'this patch' },
  dataset: { id: 'dataset', title: 'the data set' },
  fixed: { id: 'fixed', title: 'AGBD, fixed' },
}

const COMPARISON_CHOICES: Readonly<Record<Comparison, Choice>> = {
  swipe: { id: 'swipe', title: 'Swipe', meaning: 'Move the edge between the two pictures' },
  flicker: { id: 'flicker', title: 'Flicker', meaning: 'Show the two pictures by turns' },
}

/** What the controls offer. */
export interface ViewOffer {
  readonly groups: readonly ChoiceGroup[]
  readonly stretches: readonly OfferedStretch[]
}

export interface ViewControls {
  readonly element: HTMLElement
  /** Says whether a stretch would change what is shown. */
  enableStretch(isOfUse: boolean): void
}

/** What is shown: kind of view and view, stretch, and what it is compared with. */
export function viewControls(
  { groups, stretches }: ViewOffer,
  chosen: ViewChoices,
  onChange: (change: Partial<ViewChoices>) => void,
): ViewControls {
  const stretch = dropDown(
    'Stretch',
    stretches.map((kind) => STRETCHES[kind]),
    chosen.stretch,
    (id) => onChange({ stretch: stretches.find((kind) => kind === id) ?? 'patch' }),
  )
  return {
    element: html(
      'div',
      { class: 'reo-view-controls', hidden: groups.flatMap(({ choices }) => choices).length < 2 },
      viewSwitch(groups, chosen.view, (view) => onChange({ view })),
      html(
        'div',
        { class: 'reo-view-options' },
        labelled('Stretch', stretch),
        comparisonSwitch(groups, chosen, onChange),
      ),
    ),
    enableStretch(isOfUse) {
      stretch.disabled = !isOfUse
      stretch.title = isOfUse ? '' : 'What is shown has a range of its own'
    },
  }
}

/** Segments for the kinds of views, a list for the views of the chosen kind. */
function viewSwitch(
  groups: readonly ChoiceGroup[],
  chosen: string,
  onChoose: (view: string) => void,
): HTMLElement {
  const last = new Map(groups.map(({ id, choices }) => [id, choices[0].id]))
  let group = groups.find(({ choices }) => choices.some(({ id }) => id === chosen)) ?? groups[0]
  const choose = (view: string) => {
    last.set(group.id, view)
    onChoose(view)
  }
  const list = dropDown('View', group.choices, chosen, choose)
  const kinds = segmented('Kind of view', groups, group.id, (id) => {
    group = groups.find((candidate) => candidate.id === id) ?? group
    const view = last.get(group.id) ?? group.choices[0].id
    changeChoices(list, group.choices, view)
    choose(view)
  })
  last.set(group.id, chosen)
  return html('div', { class: 'reo-view-switch' }, groups.length > 1 && kinds, list)
}

function comparisonSwitch(
  groups: readonly ChoiceGroup[],
  { partner, comparison }: ViewChoices,
  onChange: (change: Partial<ViewChoices>) => void,
): HTMLElement {
  const modes = segmented('Way to compare', Object.values(COMPARISON_CHOICES), comparison, (id) =>
    onChange({ comparison: COMPARISONS.find((way) => way === id) ?? 'swipe' }),
  )
  modes.hidden = partner === undefined
  const nothing = { id: '', title: 'nothing' }
  const list = groupedDropDown('Compare with', { first: [nothing], groups }, partner ?? '', (view) => {
    modes.hidden = view === ''
    onChange({ partner: view === '' ? undefined : view })
  })
  return html('span', { class: 'reo-compare' }, labelled('Compare with', list), modes)
}

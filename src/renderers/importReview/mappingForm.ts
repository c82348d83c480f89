import type { ProposedItem, Proposal } from '../../core/dataset/import/proposal'
import type { ChosenMapping } from '../../protocol/importing'
import { html, uniqueId } from '../shared/dom'

/** Headings over the entries of a description, by the part of the description that they stand in. */
const HEADINGS = [
  { group: 'columns', heading: 'Columns' },
  { group: 'modalities', heading: 'Images' },
  { group: 'labels', heading: 'Labels' },
] as const

const NONE = 'none'

/**
 * A form with a drop-down list for every entry of the proposed description, and the reason for what is chosen.
 * @param onChange told whenever something else was chosen, or the name alone was changed
 */
export function mappingForm(
  proposal: Proposal,
  onChange: (mapping: ChosenMapping, what: 'choice' | 'name') => void,
) {
  const choices: Record<string, number | null> = {}
  const nameId = uniqueId('name')
  const name = html('input', {
    class: 'reo-text',
    id: nameId,
    type: 'text',
    value: proposal.name,
    maxlength: 200,
  })
  const mapping = (): ChosenMapping => ({ choices: { ...choices }, name: name.value.trim() || proposal.name })
  name.addEventListener('change', () => onChange(mapping(), 'name'))

  function choose(key: string, index: number | null): void {
    choices[key] = index
    onChange(mapping(), 'choice')
  }

  const element = html(
    'form',
    { class: 'reo-import-form', 'aria-label': 'Mapping' },
    html('div', { class: 'reo-import-item' }, html('label', { for: nameId }, 'Name'), name),
    ...HEADINGS.flatMap(({ group, heading }) => {
      const items = proposal.items.filter(({ key }) => key.startsWith(`${group}.`))
      if (items.length === 0) return []
      return [html('h2', {}, heading), ...items.map((item) => itemRow(item, choose))]
    }),
  )
  element.addEventListener('submit', (event) => event.preventDefault())
  return { element, mapping }
}

function itemRow(
  { key, title, choices, chosen }: ProposedItem,
  choose: (key: string, index: number | null) => void,
): HTMLElement {
  const id = uniqueId('choice')
  const reason = html('div', { class: 'reo-import-reason reo-muted', id: `${id}-reason` })
  const select = html(
    'select',
    { class: 'reo-select', id, 'data-reo-key': key, 'aria-describedby': `${id}-reason` },
    html('option', { value: NONE, selected: chosen === null }, '– none –'),
    ...choices.map((choice, index) =>
      html('option', { value: String(index), selected: index === chosen }, choice.title),
    ),
  )
  const chosenIndex = () => (select.value === NONE ? null : Number(select.value))
  const explain = () => {
    const index = chosenIndex()
    const choice = index === null ? undefined : choices[index]
    reason.replaceChildren(
      ...(choice === undefined
        ? [choices.length === 0 ? 'Nothing fits.' : '']
        : [
            html('span', { class: `reo-badge reo-import-${choice.confidence}` }, choice.confidence),
            ` ${choice.reason}`,
          ]),
    )
  }
  select.addEventListener('change', () => {
    explain()
    choose(key, chosenIndex())
  })
  explain()
  return html('div', { class: 'reo-import-item' }, html('label', { for: id }, title), select, reason)
}

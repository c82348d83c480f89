import { html, uniqueId } from './dom'

export interface Choice {
  readonly id: string
  readonly title: string
  /** Longer words for the tooltip. */
  readonly meaning?: string
}

/** Choices of one kind. */
export interface ChoiceGroup {
  readonly id: string
  readonly title: string
  readonly choices: readonly Choice[]
}

/** A row of exclusive choices: a radio group, so that arrow keys move the choice. */
export function segmented(
  label: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (id: string) => void,
): HTMLElement {
  const name = uniqueId('choice')
  const group = html('div', { class: 'reo-segmented', role: 'radiogroup', 'aria-label': label })
  for (const choice of choices) {
    const input = html('input', { type: 'radio', name, value: choice.id, checked: choice.id === chosen })
    input.addEventListener('change', () => onChoose(choice.id))
    group.append(
      html('label', { class: 'reo-segment', title: choice.meaning }, input, html('span', {}, choice.title)),
    )
  }
  return group
}

/** A drop-down list; for the many or the seldom used. */
export function dropDown(
  label: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (id: string) => void,
): HTMLSelectElement {
  const select = html(
    'select',
    { class: 'reo-select', 'aria-label': label },
    ...choices.map((choice) => optionOf(choice, chosen)),
  )
  select.addEventListener('change', () => onChoose(select.value))
  return select
}

/** A drop-down list of choices by group, after some that are in none. */
export function groupedDropDown(
  label: string,
  { first, groups }: { readonly first: readonly Choice[]; readonly groups: readonly ChoiceGroup[] },
  chosen: string,
  onChoose: (id: string) => void,
): HTMLSelectElement {
  const select = dropDown(label, first, chosen, onChoose)
  select.append(
    ...groups.map(({ title, choices }) =>
      html('optgroup', { label: title }, ...choices.map((choice) => optionOf(choice, chosen))),
    ),
  )
  return select
}

/** A list with its name before it; the name in the list's own label is what is read aloud. */
export function labelled(name: string, list: HTMLSelectElement): HTMLElement {
  return html('span', { class: 'reo-labelled' }, html('span', { 'aria-hidden': 'true' }, name), list)
}

/** Puts other choices into a drop-down list. */
export function changeChoices(select: HTMLSelectElement, choices: readonly Choice[], chosen: string): void {
  select.replaceChildren(...choices.map((choice) => optionOf(choice, chosen)))
}

/** The switch between a figure's models: nothing for one, segments for a few, a list for many. */
export function modelSwitch(
  series: readonly { readonly model: string; readonly title: string }[],
  chosen: string,
  onChoose: (model: string) => void,
): HTMLElement | undefined {
  const choices = series.map(({ model, title }) => ({ id: model, title, meaning: model }))
  return choiceSwitch('Model', choices, chosen, onChoose)
}

/** A switch between what there is: nothing for one, segments for a few of short names, a list for many. */
export function choiceSwitch(
  label: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (id: string) => void,
): HTMLElement | undefined {
  if (choices.length < 2) return undefined
  const short = choices.length <= 4 && choices.reduce((sum, { title }) => sum + title.length, 0) <= 72
  return short ? segmented(label, choices, chosen, onChoose) : dropDown(label, choices, chosen, onChoose)
}

function optionOf({ id, title }: Choice, chosen: string): HTMLOptionElement {
  return html('option', { value: id, selected: id === chosen }, title)
}

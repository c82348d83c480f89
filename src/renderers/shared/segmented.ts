import { html, uniqueId } from './dom'

export interface Choice {
  readonly id: string
  readonly title: string
  /** Longer words for the tooltip. */
  readonly meaning?: string
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

/** Leaves a row of choices with none chosen. */
export function chooseNone(group: HTMLElement): void {
  group.querySelectorAll('input').forEach((input) => (input.checked = false))
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
    ...choices.map(({ id, title }) => html('option', { value: id, selected: id === chosen }, title)),
  )
  select.addEventListener('change', () => onChoose(select.value))
  return select
}

/** The switch between a figure's models: nothing for one, segments for a few, a list for many. */
export function modelSwitch(
  series: readonly { readonly model: string; readonly title: string }[],
  chosen: string,
  onChoose: (model: string) => void,
): HTMLElement | undefined {
  if (series.length < 2) return undefined
  const choices = series.map(({ model, title }) => ({ id: model, title, meaning: model }))
  const short = choices.length <= 4 && choices.reduce((sum, { title }) => sum + title.length, 0) <= 72
  return short ? segmented('Model', choices, chosen, onChoose) : dropDown('Model', choices, chosen, onChoose)
}

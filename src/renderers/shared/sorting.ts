import { button, html } from './dom'

export type SortDirection = 'ascending' | 'descending'

/** What a table is sorted by; undefined leaves it as given. */
export type Sorting = { readonly key: string; readonly direction: SortDirection } | undefined

const KEY = 'sort-key'
const DIRECTION = 'sort-direction'

/** The sorting that the reader chose earlier. */
export function chosenSorting(choices: ReadonlyMap<string, string>): Sorting {
  const key = choices.get(KEY)
  if (key === undefined) return undefined
  return { key, direction: choices.get(DIRECTION) === 'descending' ? 'descending' : 'ascending' }
}

/** One click further: a column in one direction, in the other, then as given. */
export function chooseNextSorting(choices: Map<string, string>, key: string, first: SortDirection): void {
  const sorting = chosenSorting(choices)
  if (sorting?.key !== key) {
    choices.set(KEY, key)
    choices.set(DIRECTION, first)
  } else if (sorting.direction === first) {
    choices.set(DIRECTION, first === 'ascending' ? 'descending' : 'ascending')
  } else {
    choices.delete(KEY)
  }
}

/** A column head that sorts. */
export function sortableHead(
  options: { readonly title: string; readonly unit?: string; readonly hint: string; readonly class?: string },
  onSort: () => void,
): HTMLElement {
  const { title, unit = '', hint } = options
  return html(
    'th',
    { scope: 'col', class: options.class, 'aria-sort': 'none' },
    button(
      { class: 'reo-sort', title: hint },
      onSort,
      html('span', {}, title),
      unit !== '' && html('span', { class: 'reo-unit' }, `(${unit})`),
      html('span', { class: 'reo-sort-mark', 'aria-hidden': 'true' }),
    ),
  )
}

/** Marks the column that the table is sorted by. */
export function markSorting(heads: ReadonlyMap<string, HTMLElement>, sorting: Sorting): void {
  for (const [key, head] of heads)
    head.setAttribute('aria-sort', sorting?.key === key ? sorting.direction : 'none')
}

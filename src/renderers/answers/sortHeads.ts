import type { AnswersPayload } from '../../protocol/payloads'
import { html } from '../shared/dom'
import { sortableHead } from '../shared/sorting'
import type { AnswersChoice } from './answersChoice'

/** What rows are sorted by. */
export type ShownOrder = Pick<AnswersChoice, 'sort' | 'sortModel'>

/** The heads of the columns, which sort: a model's by its error, the largest first, then the smallest, then as given. */
export function sortHeads(
  { unit, models }: AnswersPayload,
  order: ShownOrder,
  onSort: (order: ShownOrder) => void,
): readonly HTMLElement[] {
  return [
    plainHead('Patch', 'id', 'patch', ''),
    plainHead('Truth', 'truth', 'truth', unit),
    ...models.map(({ id, title }) => modelHead(id, title)),
    ...(models.length === 2 ? [html('th', { scope: 'col' }, 'Difference')] : []),
  ]

  function plainHead(title: string, sort: 'id' | 'truth', what: string, columnUnit: string): HTMLElement {
    const isSorted = order.sort === sort
    const head = sortableHead(
      { title, unit: columnUnit, hint: `Sort by ${what}`, class: `reo-head-${what}` },
      () => onSort(isSorted ? {} : { sort }),
    )
    if (isSorted) head.setAttribute('aria-sort', 'ascending')
    return head
  }

  function modelHead(id: string, title: string): HTMLElement {
    const sorted = order.sortModel === id ? order.sort : undefined
    const head = sortableHead({ title, unit, hint: `Sort by error of ${title}` }, () => {
      if (sorted === 'best') onSort({})
      else onSort({ sort: sorted === 'worst' ? 'best' : 'worst', sortModel: id })
    })
    if (sorted !== undefined) head.setAttribute('aria-sort', sorted === 'best' ? 'ascending' : 'descending')
    return head
  }
}

import { html } from './dom'

/** The head of a column of numbers, or of several that belong together. */
export function numericHead(title: string, columns = 1): HTMLElement {
  return html('th', { scope: 'col', class: 'reo-numeric', colspan: columns }, title)
}

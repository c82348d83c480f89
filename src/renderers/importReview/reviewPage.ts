import type { Proposal } from '../../core/dataset/import/proposal'
import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'

export interface ReviewPageParts {
  readonly proposal: Proposal
  readonly form: HTMLElement
  readonly preview: HTMLElement
  write(): void
  cancel(): void
}

/** The page around form and preview: what is imported, what was left unclear, and the two ways to end. */
export function reviewPage({ proposal, form, preview, write, cancel }: ReviewPageParts) {
  const { path, rows, notes, saveAs } = proposal
  const fileName = saveAs.split(/[\\/]/).at(-1) ?? saveAs
  const writeButton = button(
    { class: 'reo-button reo-button-primary', disabled: true },
    write,
    `Write ${fileName}`,
  )
  const looked = rows === 0 ? '' : ` · the first ${rows.toLocaleString('en')} rows were looked at`
  const element = html(
    'div',
    {},
    html(
      'header',
      { class: 'reo-import-header' },
      html('h1', {}, 'Import Data Set'),
      html('div', { class: 'reo-muted reo-import-path' }, `${path}${looked}`),
    ),
    ...notes.map((note) => notice('info', note)),
    html('div', { class: 'reo-import-panes' }, form, preview),
    html(
      'footer',
      { class: 'reo-import-footer' },
      writeButton,
      button({ class: 'reo-button' }, cancel, 'Cancel'),
      html('span', { class: 'reo-muted reo-import-path' }, saveAs),
    ),
  )
  return {
    element,
    allowWriting(allowed: boolean): void {
      writeButton.disabled = !allowed
    },
  }
}

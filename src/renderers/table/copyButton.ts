import { button, html } from '../shared/dom'

/** Puts text on the clipboard; where the view may not, shows it selected for copying by hand. */
export function copyButton(title: string, textOf: () => string): HTMLElement {
  const status = html('span', { class: 'reo-muted', role: 'status' })
  const place = html('div', { class: 'reo-copy' })
  const copy = async () => {
    const text = textOf()
    try {
      await navigator.clipboard.writeText(text)
      place.querySelector('textarea')?.remove()
      status.textContent = 'Copied'
    } catch {
      const area = html(
        'textarea',
        { class: 'reo-copy-area', readonly: true, rows: '6', 'aria-label': 'Table as CSV' },
        text,
      )
      place.querySelector('textarea')?.remove()
      place.append(area)
      area.select()
      status.textContent = 'The clipboard is out of reach here: press Ctrl+C or ⌘C to copy the selected text.'
    }
  }
  place.append(
    html(
      'div',
      { class: 'reo-copy-line' },
      button({ class: 'reo-button' }, () => void copy(), title),
      status,
    ),
  )
  return place
}

import { button, html } from './dom'

/** A line that tells something in words; errors and waiting are announced by screen readers. */
export function notice(
  kind: 'info' | 'waiting' | 'error',
  message: string,
  action?: { readonly title: string; run(): void },
): HTMLElement {
  return html(
    'div',
    { class: `reo-notice reo-notice-${kind}`, role: kind === 'error' ? 'alert' : 'status' },
    html('span', { class: 'reo-notice-mark', 'aria-hidden': 'true' }, kind === 'error' ? '⚠' : undefined),
    html('span', { class: 'reo-notice-text' }, message),
    action && button({ class: 'reo-button' }, () => action.run(), action.title),
  )
}

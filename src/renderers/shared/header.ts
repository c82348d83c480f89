import type { PayloadBase } from '../../protocol/payloads'
import { html } from './dom'

/** The title line of a figure, with the "synthetic" badge where its data or models are generated; controls stand at its end, or below it. */
export function header(payload: PayloadBase, ...controls: readonly (HTMLElement | undefined)[]): HTMLElement {
  const shown = controls.filter((control) => control !== undefined)
  return html(
    'div',
    { class: 'reo-header' },
    html(
      'div',
      { class: 'reo-header-title' },
      html('div', { class: 'reo-title', role: 'heading', 'aria-level': '3' }, payload.title),
      payload.synthetic && syntheticBadge(),
    ),
    shown.length > 0 && html('div', { class: 'reo-header-controls' }, ...shown),
  )
}

/** Says that data or models are generated. */
export function syntheticBadge(): HTMLElement {
  return html(
    'span',
    {
      class: 'reo-badge reo-badge-synthetic',
      title: 'Generated for demonstration: not observations of real places',
    },
    'synthetic',
  )
}

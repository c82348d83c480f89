import type { Balance } from '../../core/metrics/divergence'
import { html, uniqueId } from '../shared/dom'
import { formatCount, formatNumber } from '../shared/format'

/** A part of the card under a heading of its own. */
export function panel(
  title: string,
  rule: string | undefined,
  ...content: readonly (HTMLElement | undefined)[]
): HTMLElement {
  const id = uniqueId('panel')
  return html(
    'section',
    { class: 'reo-card-panel', 'aria-labelledby': id },
    html('div', { class: 'reo-section-title', id, role: 'heading', 'aria-level': '4' }, title),
    rule !== undefined && html('p', { class: 'reo-card-rule' }, rule),
    ...content,
  )
}

/** How even and diverse a distribution is, with what has no class, as one muted line. */
export function balanceLine(
  balance: Balance | null,
  classes: string,
  missing: number,
): HTMLElement | undefined {
  const words = [
    ...(balance === null || balance.evenness === null
      ? []
      : [
          `evenness ${formatNumber(balance.evenness, 2)}`,
          `${formatNumber(balance.effective, 1)} effective ${classes}`,
        ]),
    ...(missing === 0 ? [] : [`${formatCount(missing)} unknown`]),
  ]
  if (words.length === 0) return undefined
  const meaning =
    'Evenness: entropy over its largest value, 1 where all are as frequent. Effective: as many equally frequent ones are as diverse.'
  return html('p', { class: 'reo-card-note', title: meaning }, words.join(' · '))
}

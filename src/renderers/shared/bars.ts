import { html } from './dom'

/** A bar from the left for a share 0–1; a picture of a number that stands beside it. */
export function bar(share: number): HTMLElement {
  const width = `${Math.min(1, Math.max(0, share)) * 100}%`
  return html(
    'span',
    { class: 'reo-bar', 'aria-hidden': 'true' },
    html('span', { class: 'reo-bar-fill', style: { width } }),
  )
}

/** A bar from the middle for a share −1–1: left for under-, right for over-prediction. */
export function divergingBar(share: number): HTMLElement {
  const half = Math.min(1, Math.max(-1, share)) * 50
  return html(
    'span',
    { class: 'reo-bar reo-bar-diverging', 'aria-hidden': 'true' },
    html('span', {
      class: `reo-bar-fill ${half < 0 ? 'reo-bar-under' : 'reo-bar-over'}`,
      style: { left: `${50 + Math.min(0, half)}%`, width: `${Math.abs(half)}%` },
    }),
  )
}

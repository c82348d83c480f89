import { html, uniqueId } from './dom'

/** Pixels between what is explained and its explanation. */
const GAP = 4

/**
 * Explains something in words while it is pointed at or has the focus; Escape hides the words (WCAG 2.2, 1.4.13).
 * @param target what is pointed at or focused
 * @param anchor what the words stand below and after; the target when absent
 */
export function explain(target: HTMLElement, words: string, anchor = target): void {
  const tip = html('span', { class: 'reo-tip', role: 'tooltip', id: uniqueId('tip') }, words)
  target.setAttribute('aria-describedby', tip.id)
  // The words have to be on the page for those who hear them, too.
  tip.hidden = true
  anchor.after(tip)

  function show(): void {
    const { left, bottom } = anchor.getBoundingClientRect()
    tip.hidden = false
    const right = document.documentElement.clientWidth - tip.offsetWidth - GAP
    tip.style.setProperty('left', `${Math.max(GAP, Math.min(left, right))}px`)
    tip.style.setProperty('top', `${bottom + GAP}px`)
    document.addEventListener('scroll', hide, { capture: true, once: true })
  }

  function hide(): void {
    tip.hidden = true
    document.removeEventListener('scroll', hide, { capture: true })
  }

  target.addEventListener('mouseenter', show)
  target.addEventListener('mouseleave', hide)
  target.addEventListener('focus', show)
  target.addEventListener('blur', hide)
  target.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || tip.hidden) return
    event.stopPropagation()
    hide()
  })
}

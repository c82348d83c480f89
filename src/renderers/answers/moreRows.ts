import { button, html } from '../shared/dom'
import { notice } from '../shared/notice'

/** What asks for the rows that follow, when it is scrolled to or clicked. */
export interface MoreRows {
  readonly element: HTMLElement
  /** @param canAsk whether there is anybody to ask */
  update(shown: number, total: number, canAsk: boolean): void
  wait(): void
  fail(message: string): void
}

/** @param scroller at whose end more rows are asked for */
export function moreRows(scroller: HTMLElement, signal: AbortSignal, onAsk: () => void): MoreRows {
  const element = html('div', { class: 'reo-linked-status' })
  const end = html('div', { class: 'reo-answers-end' })
  let canAsk = false

  function ask(): void {
    if (!canAsk) return
    canAsk = false
    onAsk()
  }

  const observer =
    'IntersectionObserver' in window
      ? new IntersectionObserver(
          (entries) => {
            if (scroller.scrollTop > 0 && entries.some(({ isIntersecting }) => isIntersecting)) ask()
          },
          { root: scroller, rootMargin: '300px 0px' },
        )
      : undefined
  signal.addEventListener('abort', () => observer?.disconnect())
  scroller.append(end)

  return {
    element,
    update(shown, total, isSomebody) {
      canAsk = isSomebody && shown < total
      // Told anew where the end is: it may still be in sight.
      observer?.disconnect()
      if (canAsk) observer?.observe(end)
      element.replaceChildren(...(canAsk ? [button({ class: 'reo-button' }, ask, 'Show more rows')] : []))
    },
    wait: () => element.replaceChildren(notice('waiting', 'Reading more rows…')),
    fail(message) {
      canAsk = true
      element.replaceChildren(notice('error', message, { title: 'Ask again', run: ask }))
    },
  }
}

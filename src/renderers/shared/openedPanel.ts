import { html, setLabel } from './dom'
import type { QueryLane } from './queries'
import type { FigureHost } from './renderer'

/** A section that one control at a time opens. */
export interface OpenedPanel {
  readonly element: HTMLElement
  /** The open question of what it shows; closing makes it void. */
  readonly lane: QueryLane
  /** Empties it and shows it; `opener` gets the focus back when it is closed. */
  open(label: string, opener?: HTMLElement): void
  close(): void
}

/** A section that is hidden until it is opened; Escape closes it. @param attributes its class and role in tests */
export function openedPanel(
  host: FigureHost,
  attributes: { readonly class: string; readonly 'data-reo-role': string },
): OpenedPanel {
  const lane = host.channel.openLane(host.signal)
  const element = html('section', { ...attributes, hidden: true })
  let openedBy: HTMLElement | undefined

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  })

  function close(): void {
    lane.cancel()
    const hadFocus = element.contains(document.activeElement)
    element.hidden = true
    element.replaceChildren()
    openedBy?.setAttribute('aria-expanded', 'false')
    if (hadFocus) openedBy?.focus({ preventScroll: true })
    openedBy = undefined
  }

  function open(label: string, opener?: HTMLElement): void {
    close()
    openedBy = opener
    opener?.setAttribute('aria-expanded', 'true')
    element.hidden = false
    setLabel(element, label)
  }

  return { element, lane, open, close }
}

import { html } from './dom'

/** Rows that come and go together. */
const BLOCK = 20

/** Pixels beyond what is in sight within which rows are drawn. */
const MARGIN = 800

/** Height of a row that was never drawn, in pixels. */
const USUAL_HEIGHT = 90

/** The rows of a long table, of which those near what is in sight are on the page. */
export interface VirtualRows {
  /** Takes rows in place of those there are. */
  show(rows: readonly (() => HTMLElement)[]): void
  append(rows: readonly (() => HTMLElement)[]): void
  /** Puts a row in the place of another. */
  replace(row: HTMLElement, by: HTMLElement): void
}

interface Block {
  readonly body: HTMLTableSectionElement
  readonly makers: readonly (() => HTMLElement)[]
  /** Made once they come near. */
  rows: HTMLElement[] | undefined
}

/**
 * Draws a table's rows block by block as they come near what is in sight. A row keeps its state while it is away; one with
 * the focus or with something opened below it stays.
 * @param scroller what scrolls the table
 */
export function virtualRows(
  table: HTMLTableElement,
  scroller: HTMLElement,
  signal: AbortSignal,
): VirtualRows {
  let blocks = new Map<Element, Block>()
  const observer =
    'IntersectionObserver' in window
      ? new IntersectionObserver(onSeen, { root: scroller, rootMargin: `${MARGIN}px 0px` })
      : undefined
  signal.addEventListener('abort', () => observer?.disconnect())

  function onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const block = blocks.get(target)
      if (block === undefined) continue
      if (isIntersecting) draw(block)
      else leave(block)
    }
  }

  function draw(block: Block): void {
    if (block.rows !== undefined && block.body.contains(block.rows[0])) return
    block.rows ??= block.makers.map((make) => make())
    block.body.replaceChildren(...block.rows)
  }

  function leave({ body, rows }: Block): void {
    if (rows === undefined || body.contains(document.activeElement)) return
    if (body.querySelector('.reo-panel-row section:not([hidden])') !== null) return
    body.replaceChildren(room(body.offsetHeight))
  }

  function append(rows: readonly (() => HTMLElement)[]): void {
    for (let first = 0; first < rows.length; first += BLOCK) {
      const makers = rows.slice(first, first + BLOCK)
      const body = html('tbody', {}, room(makers.length * USUAL_HEIGHT))
      const block: Block = { body, makers, rows: undefined }
      blocks.set(body, block)
      table.append(body)
      if (observer === undefined || blocks.size === 1) draw(block)
      observer?.observe(body)
    }
  }

  return {
    append,
    show(rows) {
      observer?.disconnect()
      for (const { body } of blocks.values()) body.remove()
      blocks = new Map()
      append(rows)
    },
    replace(row, by) {
      for (const { rows } of blocks.values()) {
        const place = rows?.indexOf(row) ?? -1
        if (place >= 0) rows?.splice(place, 1, by)
      }
      row.replaceWith(by)
    },
  }
}

/** Holds the place of rows that are not drawn. */
function room(height: number): HTMLElement {
  return html('tr', { 'aria-hidden': 'true' }, html('td', { style: { height: `${height}px`, padding: '0' } }))
}

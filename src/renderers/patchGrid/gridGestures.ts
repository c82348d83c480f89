import { tileAfterKey } from './gridLayout'
import type { VirtualGrid } from './virtualGrid'

/** What a person does with the tiles of a grid. */
export interface GridGestures {
  open(index: number): void
  /** Puts a tile among those selected, or takes it away. */
  toggle(index: number): void
  /** Selects all tiles from one to another. */
  extend(from: number, to: number): void
  selectAll(): void
  /** Closes what is open; false where nothing is. */
  close(): boolean
}

/**
 * Lets tiles be opened (click, Enter) and selected: one by one (Ctrl and click, a click on the mark, Space), as a range
 * (Shift and click or keys), or all of them (Ctrl+A). Escape closes what is open.
 */
export function listenToGestures(grid: VirtualGrid, gestures: GridGestures): void {
  /** Where ranges begin. */
  let anchor = 0

  function press({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const layout = grid.layout()
    if (layout.count === 0) return false
    if (key === 'Escape') return gestures.close()
    if (key === 'Enter') gestures.open(grid.active())
    else if (key === ' ') toggle(grid.active())
    else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) gestures.selectAll()
    else {
      const next = tileAfterKey(key, grid.active(), layout, grid.rowsInView())
      if (next === undefined) return false
      if (shiftKey) gestures.extend(anchor, next)
      else anchor = next
      grid.activate(next)
    }
    return true
  }

  function toggle(index: number): void {
    anchor = index
    gestures.toggle(index)
  }

  function click(target: Element, { shiftKey, ctrlKey, metaKey }: MouseEvent): void {
    const tile = target.closest<HTMLElement>('.reo-tile')
    if (tile === null) return
    const index = Number(tile.dataset['reoIndex'])
    const isMark = target.closest('.reo-tile-check') !== null
    grid.activate(index)
    if (shiftKey) gestures.extend(anchor, index)
    else if (ctrlKey || metaKey || isMark) toggle(index)
    else {
      anchor = index
      gestures.open(index)
    }
  }

  grid.element.addEventListener('keydown', (event) => {
    if (!press(event)) return
    event.preventDefault()
    event.stopPropagation()
  })
  grid.element.addEventListener('click', (event) => {
    if (event.target instanceof Element) click(event.target, event)
  })
}

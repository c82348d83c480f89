import { html, uniqueId } from '../shared/dom'
import { type GridLayout, placeOf, tilesInView } from './gridLayout'

/** Size of the place in pixels where it cannot be measured. */
const UNMEASURED = { width: 640, height: 480 }

export interface VirtualGridOptions {
  readonly label: string
  layoutFor(width: number): GridLayout
  tileAt(index: number): HTMLElement
  isSelected(index: number): boolean
  /** Told which tiles are in the page, whenever that changes. */
  shown(indices: readonly number[]): void
}

/** A scrolling grid of which only what is in view is in the page; one of its tiles is the active one. */
export interface VirtualGrid {
  readonly element: HTMLElement
  layout(): GridLayout
  /** Rows that fit into view. */
  rowsInView(): number
  active(): number
  /** Makes a tile the active one and scrolls it into view. */
  activate(index: number): void
  /** Draws all tiles anew, from the first. */
  refill(): void
  /** Marks anew those that are selected. */
  mark(): void
  /** The tiles that are in the page, by index. */
  readonly tiles: ReadonlyMap<number, HTMLElement>
}

/** A list box, one stop for Tab; it draws what comes into view as it is scrolled or resized. */
export function virtualGrid(options: VirtualGridOptions, signal: AbortSignal): VirtualGrid {
  const space = html('div', { class: 'reo-grid-space', role: 'presentation' })
  const element = html(
    'div',
    {
      class: 'reo-grid',
      role: 'listbox',
      tabindex: '0',
      'aria-multiselectable': 'true',
      'aria-label': options.label,
    },
    space,
  )
  const id = uniqueId('tile')
  const tiles = new Map<number, HTMLElement>()
  let layout = options.layoutFor(UNMEASURED.width)
  let active = 0
  let frame = 0

  const heightInView = () => element.clientHeight || UNMEASURED.height

  function update(): void {
    const { start, end } = tilesInView(layout, element.scrollTop, heightInView())
    const gone = [...tiles.keys()].filter((index) => index < start || index >= end)
    for (const index of gone) {
      tiles.get(index)?.remove()
      tiles.delete(index)
    }
    const come = Array.from({ length: end - start }, (_, offset) => start + offset).filter(
      (index) => !tiles.has(index),
    )
    for (const index of come) tiles.set(index, placed(index))
    space.append(...come.flatMap((index) => tiles.get(index) ?? []))
    markActive()
    if (gone.length + come.length > 0) options.shown([...tiles.keys()].sort((one, other) => one - other))
  }

  function placed(index: number): HTMLElement {
    const tile = options.tileAt(index)
    const { left, top } = placeOf(layout, index)
    tile.id = `${id}-${index}`
    tile.dataset['reoIndex'] = String(index)
    tile.setAttribute('aria-posinset', String(index + 1))
    tile.setAttribute('aria-setsize', String(layout.count))
    tile.setAttribute('aria-selected', String(options.isSelected(index)))
    tile.style.transform = `translate(${left}px, ${top}px)`
    tile.style.width = `${layout.tileWidth}px`
    tile.style.height = `${layout.tileHeight}px`
    return tile
  }

  function rebuild(): void {
    tiles.clear()
    space.replaceChildren()
    layout = options.layoutFor(element.clientWidth || UNMEASURED.width)
    space.style.height = `${layout.height}px`
    element.style.setProperty('--reo-grid-height', `${layout.height}px`)
    update()
  }

  function markActive(): void {
    for (const [index, tile] of tiles) tile.classList.toggle('reo-tile-active', index === active)
    if (tiles.has(active)) element.setAttribute('aria-activedescendant', `${id}-${active}`)
    else element.removeAttribute('aria-activedescendant')
  }

  element.addEventListener('scroll', () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(update)
  })
  followSize(element, signal, () => {
    const { clientWidth } = element
    if (clientWidth > 0 && options.layoutFor(clientWidth).tileWidth !== layout.tileWidth) rebuild()
    else update()
  })

  return {
    element,
    tiles,
    layout: () => layout,
    rowsInView: () => Math.max(1, Math.floor(heightInView() / layout.tileHeight)),
    active: () => active,
    activate(index) {
      active = index
      const { top } = placeOf(layout, index)
      const bottom = top + layout.tileHeight
      if (top < element.scrollTop) element.scrollTop = top
      else if (bottom > element.scrollTop + heightInView()) element.scrollTop = bottom - heightInView()
      update()
    },
    refill() {
      active = 0
      element.scrollTop = 0
      rebuild()
    },
    mark() {
      for (const [index, tile] of tiles) tile.setAttribute('aria-selected', String(options.isSelected(index)))
    },
  }
}

function followSize(element: HTMLElement, signal: AbortSignal, onChange: () => void): void {
  if (!('ResizeObserver' in window)) return
  const observer = new ResizeObserver(onChange)
  observer.observe(element)
  signal.addEventListener('abort', () => observer.disconnect())
}

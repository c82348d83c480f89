import { html } from '../shared/dom'
import { formatCount } from '../shared/format'
import type { Theme } from '../shared/theme'
import type { CellLook } from './cellLook'
import type { Cell, Matrix } from './matrix'
import { cellElement, columnHead, rowHead } from './matrixCells'
import { shadeOf } from './shade'

/** A cell by the keys of its classes. */
export interface CellKeys {
  readonly truth: string
  readonly predicted: string
}

export interface MatrixTable {
  readonly element: HTMLElement
  /** Marks a cell as the one that is selected; none where it is undefined. */
  select(cell: CellKeys | undefined): void
  /** Colours the cells anew. */
  paint(theme: Theme): void
}

/** How a matrix is shown, and what becomes of a cell that is opened. */
export interface MatrixParts {
  /** What it is in words. */
  readonly label: string
  readonly lookOf: (cell: Cell) => CellLook
  readonly opens: (cell: Cell) => boolean
  readonly onOpen: (cell: Cell) => void
}

/** A confusion matrix as a grid that arrow keys move in; a click or Enter opens a cell. */
export function matrixTable(matrix: Matrix, { label, lookOf, opens, onOpen }: MatrixParts): MatrixTable {
  const placed = matrix.rows.map(({ cells }) =>
    cells.map((cell) => {
      const look = lookOf(cell)
      return { cell, look, element: cellElement(cell, look, opens(cell)) }
    }),
  )
  const rowHeads = matrix.rows.map((row) => rowHead(row.label))
  const columnHeads = matrix.columns.map(columnHead)
  const table = html(
    'table',
    { class: 'reo-matrix', role: 'grid', 'aria-label': label },
    html(
      'thead',
      {},
      html(
        'tr',
        {},
        html(
          'th',
          { class: 'reo-matrix-corner', scope: 'col' },
          html('span', {}, 'true ↓ \u00a0 predicted →'),
        ),
        ...columnHeads,
        html('th', { class: 'reo-matrix-head reo-matrix-total', scope: 'col' }, html('span', {}, 'n')),
      ),
    ),
    html(
      'tbody',
      {},
      ...matrix.rows.map(({ total }, row) =>
        html(
          'tr',
          {},
          rowHeads[row],
          ...placed[row].map(({ element }) => element),
          html('td', { class: 'reo-matrix-total' }, formatCount(total)),
        ),
      ),
    ),
  )

  const placeOf = (target: EventTarget | null): [row: number, column: number] | undefined => {
    const element = target instanceof Element ? target.closest('.reo-matrix-cell') : null
    const row = placed.findIndex((cells) => cells.some((cell) => cell.element === element))
    return row < 0 ? undefined : [row, placed[row].findIndex((cell) => cell.element === element)]
  }
  const highlight = (place: [number, number] | undefined) => {
    rowHeads.forEach((head, row) => head.classList.toggle('reo-crossed', row === place?.[0]))
    columnHeads.forEach((head, column) => head.classList.toggle('reo-crossed', column === place?.[1]))
    placed.forEach((cells, row) =>
      cells.forEach(({ element }, column) =>
        element.classList.toggle(
          'reo-crossed',
          place !== undefined && (row === place[0] || column === place[1]),
        ),
      ),
    )
  }
  const open = (target: EventTarget | null) => {
    const place = placeOf(target)
    if (place === undefined) return
    const { cell } = placed[place[0]][place[1]]
    if (opens(cell)) onOpen(cell)
  }

  const first = placed.at(0)?.at(0)?.element
  if (first) first.tabIndex = 0
  table.addEventListener('click', ({ target }) => open(target))
  table.addEventListener('pointerover', ({ target }) => highlight(placeOf(target)))
  table.addEventListener('pointerleave', () => highlight(placeOf(document.activeElement)))
  table.addEventListener('focusout', () => highlight(undefined))
  table.addEventListener('focusin', ({ target }) => {
    const place = placeOf(target)
    if (place === undefined) return
    highlight(place)
    for (const { element } of placed.flat()) element.tabIndex = element === target ? 0 : -1
  })
  table.addEventListener('keydown', (event) => {
    const place = placeOf(event.target)
    if (place === undefined) return
    const opens = event.key === 'Enter' || event.key === ' '
    const next = moved(place, event, placed.length - 1, matrix.columns.length - 1)
    if (!opens && next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (opens) open(event.target)
    else if (next !== undefined) placed[next[0]][next[1]].element.focus()
  })

  return {
    element: html('div', { class: 'reo-scroll reo-matrix-scroll' }, table),
    select(keys) {
      for (const { element, cell } of placed.flat()) {
        const isSelected = cell.truth.key === keys?.truth && cell.predicted.key === keys.predicted
        element.setAttribute('aria-selected', String(isSelected))
      }
    },
    paint(theme) {
      for (const { element, look } of placed.flat()) {
        const { background, text } = shadeOf(look, theme)
        element.style.setProperty('background-color', background)
        element.style.setProperty('color', text)
      }
    },
  }
}

function moved(
  [row, column]: readonly [number, number],
  { key, ctrlKey }: KeyboardEvent,
  lastRow: number,
  lastColumn: number,
): [number, number] | undefined {
  switch (key) {
    case 'ArrowUp':
      return [Math.max(0, row - 1), column]
    case 'ArrowDown':
      return [Math.min(lastRow, row + 1), column]
    case 'ArrowLeft':
      return [row, Math.max(0, column - 1)]
    case 'ArrowRight':
      return [row, Math.min(lastColumn, column + 1)]
    case 'Home':
      return [ctrlKey ? 0 : row, 0]
    case 'End':
      return [ctrlKey ? lastRow : row, lastColumn]
    default:
      return undefined
  }
}

import type { TableCell, TableColumn, TableRow } from '../../protocol/payloads'
import type { TableBlock } from '../../protocol/tableBlocks'
import { button, html } from '../shared/dom'
import { formatCount, formatInterval } from '../shared/format'
import { rove } from '../shared/rove'
import { markSorting, sortableHead, type Sorting } from '../shared/sorting'
import { bestOf, type ColumnSpan, isInterval, numberOf, sortRows, spanOf, textOf } from './cells'

/** Mean width of an interval's characters, brackets and points among them, in widths of a digit. */
const WIDTH_OF_CHARACTER = 0.8

/** Rows drawn at a time. */
const PAGE = 200

/** A block on the screen; `sort` draws its rows anew. */
export interface BlockView {
  readonly element: HTMLElement
  sort(sorting: Sorting): void
}

/** What happens when a row is pointed at. */
export interface RowPicks {
  /** Key of the column that is pointed at. */
  readonly column: string | undefined
  /** In words what a row stands for; undefined where it stands for no samples. */
  titleOf(row: TableRow): string | undefined
  isPicked(row: TableRow): boolean
  /** Selects what a row stands for, or lets go of it. */
  pick(row: TableRow): void
}

/** The rows of a block in the order of a sorting; as given where the block lacks its column. */
export function sortedRows({ columns, rows }: TableBlock, sorting: Sorting): readonly TableRow[] {
  const column = columns.find(({ key }) => key === sorting?.key)
  return sorting === undefined || column === undefined ? rows : sortRows(rows, column, sorting.direction)
}

/**
 * A block whose columns sort, with intervals as small bars and the best value of a column marked.
 * @param label names it for assistive technology
 * @param onSort called with a column's key when its head is chosen
 */
export function blockView(
  block: TableBlock,
  label: string,
  onSort: (key: string) => void,
  picks: RowPicks,
): BlockView {
  const { heading, columns, rows } = block
  const bests = new Map(columns.map((column) => [column.key, bestOf(rows, column)]))
  const spans = new Map(columns.map((column) => [column.key, spanOf(rows, column)]))
  const heads = new Map(columns.map((column) => [column.key, columnHead(column, () => onSort(column.key))]))
  const body = html('tbody')
  rove(body, '.reo-pick')
  const more = html('div', { class: 'reo-more' })

  function fill(sorted: readonly TableRow[], limit: number): void {
    body.replaceChildren(...sorted.slice(0, limit).map(lineOf))
    const rest = Math.min(PAGE, sorted.length - limit)
    const label = `Show ${formatCount(rest)} more of ${formatCount(sorted.length)} rows`
    more.replaceChildren(
      ...(rest > 0 ? [button({ class: 'reo-button' }, () => fill(sorted, limit + PAGE), label)] : []),
    )
  }

  function lineOf(row: TableRow): HTMLElement {
    const cells = columns.map((column, index) => tableCell(row, column, index === 0))
    return html('tr', { class: picks.isPicked(row) ? 'reo-picked' : undefined }, ...cells)
  }

  function tableCell(row: TableRow, column: TableColumn, isHead: boolean): HTMLElement {
    const cell = row[column.key]
    const tag = isHead && column.kind === 'text' ? 'th' : 'td'
    const scope = tag === 'th' ? 'row' : undefined
    if (column.kind === 'text') return html(tag, { scope, class: 'reo-text-cell' }, textContent(row, column))
    const best = bests.get(column.key)
    const isBest = best !== undefined && numberOf(cell) === best
    const span = spans.get(column.key)
    return html(
      tag,
      { scope, class: `reo-numeric${isBest ? ' reo-best' : ''}` },
      isBest && html('span', { class: 'reo-best-mark', role: 'img', 'aria-label': 'best' }, '★'),
      html('span', { class: 'reo-cell-value' }, textOf(cell, column)),
      span !== undefined && intervalPart(cell, column, span),
    )
  }

  /** Text, as a button where it stands for samples. */
  function textContent(row: TableRow, column: TableColumn): string | HTMLElement {
    const text = textOf(row[column.key], column)
    const title = column.key === picks.column ? picks.titleOf(row) : undefined
    if (title === undefined) return text
    const attributes = { title: `Select ${title}`, 'aria-pressed': String(picks.isPicked(row)) }
    return button({ class: 'reo-link reo-pick', ...attributes }, () => picks.pick(row), text)
  }

  const table = html(
    'table',
    { class: 'reo-table reo-sortable' },
    html('thead', {}, html('tr', {}, ...columns.map(({ key }) => heads.get(key)))),
    body,
  )
  return {
    element: html(
      'div',
      { class: 'reo-table-block' },
      heading !== undefined && html('div', { class: 'reo-block-heading' }, heading),
      html('div', { class: 'reo-scroll', tabindex: '0', role: 'group', 'aria-label': label }, table),
      more,
    ),
    sort(sorting) {
      markSorting(heads, sorting)
      fill(sortedRows(block, sorting), PAGE)
    },
  }
}

function columnHead({ title, unit, kind, better }: TableColumn, onSort: () => void): HTMLElement {
  const hint = better === undefined ? '' : better === 'low' ? '; lower is better' : '; higher is better'
  return sortableHead(
    {
      title,
      unit,
      hint: `Sort by ${title}${hint}`,
      class: kind === 'number' ? 'reo-numeric' : 'reo-text-cell',
    },
    onSort,
  )
}

/** The ends of an interval, and where it lies within all of its column. */
function intervalPart(
  cell: TableCell | undefined,
  { digits = 3 }: TableColumn,
  { low: least, high: most, characters }: ColumnSpan,
): HTMLElement {
  const interval = isInterval(cell) ? cell : undefined
  const value = numberOf(cell)
  const place = (value: number) => (most > least ? ((value - least) / (most - least)) * 100 : 50)
  return html(
    'span',
    { class: 'reo-interval-part' },
    html(
      'span',
      { class: 'reo-interval', style: { 'min-width': `${characters * WIDTH_OF_CHARACTER}ch` } },
      formatInterval(interval, digits),
    ),
    html(
      'span',
      { class: 'reo-whisker', 'aria-hidden': 'true' },
      interval &&
        html('span', {
          class: 'reo-whisker-range',
          style: {
            left: `${place(interval.low)}%`,
            width: `${Math.max(0, place(interval.high) - place(interval.low))}%`,
          },
        }),
      value !== undefined && html('span', { class: 'reo-whisker-dot', style: { left: `${place(value)}%` } }),
    ),
  )
}

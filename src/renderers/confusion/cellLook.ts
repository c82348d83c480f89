import { formatCount, formatNumber, formatPlural, formatShare, formatSigned } from '../shared/format'
import type { Choice } from '../shared/segmented'
import { type Cell, cellFinder, cellTitle, type Matrix, type Whole } from './matrix'

/** What the cells of a matrix say: how many, or per cent of a whole. */
export type CellContent = 'counts' | Whole

export const CONTENTS: readonly (Choice & { readonly id: CellContent })[] = [
  { id: 'counts', title: 'Counts' },
  { id: 'row', title: 'Row %', meaning: 'Per cent of what is true: recall on the diagonal' },
  { id: 'column', title: 'Column %', meaning: 'Per cent of what was predicted: precision on the diagonal' },
  { id: 'all', title: 'Overall %', meaning: 'Per cent of all' },
]

/** What a share is of, in words. */
export const WHOLES: Readonly<Record<Whole, string>> = { row: 'the row', column: 'the column', all: 'all' }

/** How a cell is shown. */
export interface CellLook {
  readonly text: string
  /** The whole story. */
  readonly words: string
  readonly hue: 'blue' | 'orange'
  /** 0 for the background, 1 for the deepest colour. */
  readonly depth: number
}

/** Shades right cells blue and wrong ones orange, the deeper, the larger their share; counts by that of the row. */
export function plainLook(matrix: Matrix, content: CellContent): (cell: Cell) => CellLook {
  const whole = content === 'counts' ? 'row' : content
  const largest = whole === 'all' ? Math.max(...shownCells(matrix).map(({ shares }) => shares.all)) : 1
  return (cell) => {
    const share = cell.shares[whole]
    const words = `${formatCount(cell.count)} ${cellTitle(cell)}, ${formatShare(share)} of ${WHOLES[whole]}`
    const text = content === 'counts' ? formatCount(cell.count) : percentText(share)
    return {
      text: cell.count === 0 ? '·' : text,
      words: content === 'counts' ? words : `${text} %: ${words}`,
      hue: cell.right ? 'blue' : 'orange',
      depth: largest === 0 ? 0 : share / largest,
    }
  }
}

/** Shades what is more than in another model's matrix blue and what is less orange, the deeper, the larger the difference. */
export function differenceLook(
  matrix: Matrix,
  other: Matrix,
  content: CellContent,
  otherTitle: string,
): (cell: Cell) => CellLook {
  const find = cellFinder(other)
  const otherOf = (cell: Cell) => find(cell) ?? cell
  const valueOf = (cell: Cell) => (content === 'counts' ? cell.count : cell.shares[content])
  const differenceOf = (cell: Cell) => valueOf(cell) - valueOf(otherOf(cell))
  const largest = Math.max(...shownCells(matrix).map((cell) => Math.abs(differenceOf(cell))))
  return (cell) => {
    const difference = differenceOf(cell)
    const text = formatSigned(content === 'counts' ? difference : 100 * difference, 0)
    return {
      text: difference === 0 ? '·' : text,
      words: `${text}: ${cellTitle(cell)}: ${amountText(cell, content)}, ${amountText(otherOf(cell), content)} of ${otherTitle}`,
      hue: difference > 0 ? 'blue' : 'orange',
      depth: largest === 0 ? 0 : Math.abs(difference) / largest,
    }
  }
}

function shownCells({ rows }: Matrix): readonly Cell[] {
  return rows.flatMap(({ cells }) => cells)
}

function amountText({ count, shares }: Cell, content: CellContent): string {
  const samples = formatPlural(count, 'sample')
  return content === 'counts' ? samples : `${samples} or ${formatShare(shares[content])}`
}

function percentText(share: number): string {
  return share < 0.005 ? '<1' : formatNumber(share * 100, 0)
}

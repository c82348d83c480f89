import { TASK_DESCRIPTIONS } from '../benchmark/tasks'
import { type Split, SPLITS } from '../dataset/sample'
import { AGB_BIN_EDGES, binOf } from '../metrics/bins'
import { type Balance, balanceOf } from '../metrics/divergence'
import type { Quantity } from './attribute'
import { type Comparison, compareCells } from './comparison'
import { Moments, type NumberSummary } from './moments'
import { type ByPart, type BySplit, bySplit, totalOf, zeros } from './splitCounts'

export interface QuantitySummary extends NumberSummary {
  /** Exact up to the size of a cell: 0.01 Mg/ha of biomass, 1 of counts. */
  readonly median: number
  /** Share of values that are exactly 0. */
  readonly zeroShare: number
}

/** `low ≤ value < high`; without an upper end where `high` is null. */
export interface QuantityBin {
  readonly low: number
  readonly high: number | null
  readonly counts: BySplit<number>
}

/** How a number that is true of samples is spread. */
export interface QuantityDistribution {
  readonly quantity: Quantity
  readonly title: string
  readonly unit: string
  readonly bins: readonly QuantityBin[]
  readonly summaries: ByPart<QuantitySummary | null>
  /** Samples without a value. */
  readonly missing: BySplit<number>
  /** Over the bins that occur in any split. */
  readonly balance: ByPart<Balance | null>
  readonly comparisons: readonly Comparison[]
}

interface Layout {
  /** Edges of the bins shown; what is above the last is in the last bin. */
  readonly edges: readonly number[]
  /** Width and number of the cells that medians and distances are found with. */
  readonly cell: number
  readonly cells: number
  /** Whether empty bins at both ends are left out. */
  readonly trimmed: boolean
}

const LAYOUTS: Readonly<Record<Quantity, Layout>> = {
  agb: { edges: AGB_BIN_EDGES.slice(0, -1), cell: 0.01, cells: 50_001, trimmed: false },
  patchCount: { edges: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], cell: 1, cells: 626, trimmed: true },
}

/** Counts the values of a quantity in cells, so that memory stays the same for any number of samples. */
export class QuantityTally {
  readonly #quantity: Quantity
  readonly #layout: Layout
  readonly #cells: BySplit<Uint32Array>
  readonly #bins: BySplit<number[]>
  readonly #moments = bySplit(() => new Moments())
  readonly #zeros = zeros()
  readonly #missing = zeros()

  constructor(quantity: Quantity) {
    const layout = LAYOUTS[quantity]
    this.#quantity = quantity
    this.#layout = layout
    this.#cells = bySplit(() => new Uint32Array(layout.cells))
    this.#bins = bySplit(() => new Array<number>(layout.edges.length).fill(0))
  }

  add(split: Split, value: number | undefined): void {
    if (value === undefined || Number.isNaN(value)) {
      this.#missing[split]++
      return
    }
    const { edges, cell, cells } = this.#layout
    this.#moments[split].add(value)
    if (value === 0) this.#zeros[split]++
    this.#cells[split][Math.min(cells - 1, Math.max(0, Math.round(value / cell)))]++
    this.#bins[split][binOf(value, [...edges, Infinity]) ?? 0]++
  }

  get distribution(): QuantityDistribution {
    const { title, unit } = TASK_DESCRIPTIONS[this.#quantity]
    const { edges, trimmed } = this.#layout
    const all = edges.map((low, index) => ({
      low,
      high: edges[index + 1] ?? null,
      counts: bySplit((split) => this.#bins[split][index]),
    }))
    const isFilled = ({ counts }: QuantityBin) => totalOf(counts) > 0
    const occurring = all.filter(isFilled).length
    const bins = trimmed ? all.slice(all.findIndex(isFilled), all.findLastIndex(isFilled) + 1) : all
    const balance = (splits: readonly Split[]) =>
      balanceOf(
        bins.map(({ counts }) => splits.reduce((sum, split) => sum + counts[split], 0)),
        occurring,
      )
    return {
      quantity: this.#quantity,
      title,
      unit,
      bins,
      summaries: { ...bySplit((split) => this.#summary([split])), all: this.#summary(SPLITS) },
      missing: this.#missing,
      balance: { ...bySplit((split) => balance([split])), all: balance(SPLITS) },
      comparisons: compareCells(this.#cells),
    }
  }

  #summary(splits: readonly Split[]): QuantitySummary | null {
    const { summary } = Moments.merged(splits.map((split) => this.#moments[split]))
    if (summary === null) return null
    const zeroCount = splits.reduce((sum, split) => sum + this.#zeros[split], 0)
    return { ...summary, median: this.#median(splits, summary.n), zeroShare: zeroCount / summary.n }
  }

  /** Middle value, or the mean of the two in the middle. */
  #median(splits: readonly Split[], n: number): number {
    const cellAt = (rank: number) => {
      let seen = 0
      for (let cell = 0; cell < this.#layout.cells; cell++) {
        for (const split of splits) seen += this.#cells[split][cell]
        if (seen > rank) return cell
      }
      return this.#layout.cells - 1
    }
    const middle = (cellAt(Math.floor((n - 1) / 2)) + cellAt(Math.floor(n / 2))) / 2
    return Number((middle * this.#layout.cell).toFixed(4))
  }
}

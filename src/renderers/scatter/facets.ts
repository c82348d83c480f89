/** Where a panel stands in the plot, as shares of its width and height from below. */
export interface FacetCell {
  readonly x: [low: number, high: number]
  readonly y: [low: number, high: number]
  readonly isLowest: boolean
  readonly isLeftmost: boolean
}

export interface FacetGrid {
  readonly rows: number
  readonly cells: readonly FacetCell[]
}

/** Shares of a panel's place that stay empty between panels. */
const GAP = { across: 0.1, up: 0.16 }

/** Models side by side at most; the others are chosen one by one. */
export const MOST_FACETS = 12

/** Pixels of a row of panels. */
export const FACET_HEIGHT = 300

/** Panels in rows of up to three, read as a text is. */
export function gridOf(panels: number): FacetGrid {
  const columns = Math.min(3, Math.max(1, panels === 4 ? 2 : panels))
  const rows = Math.max(1, Math.ceil(panels / columns))
  const cells = Array.from({ length: panels }, (_, panel): FacetCell => {
    const column = panel % columns
    const row = Math.floor(panel / columns)
    const across = (at: number) => at / columns
    const up = (at: number) => 1 - at / rows
    const gap = panels === 1 ? { across: 0, up: 0 } : GAP
    return {
      x: [across(column), across(column + 1 - gap.across)],
      y: [up(row + 1 - gap.up), up(row)],
      isLowest: panel + columns >= panels,
      isLeftmost: column === 0,
    }
  })
  return { rows, cells }
}

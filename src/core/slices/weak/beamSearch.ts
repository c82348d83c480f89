import type { SearchColumn } from './searchColumn'

/** A condition by the index of its column and its own there. */
export interface Chosen {
  readonly column: number
  readonly condition: number
}

/** Conditions that hold together, at most one a column, in the order of the columns. */
export interface Candidate {
  readonly chosen: readonly Chosen[]
  /** How much of the spread of losses it explains, Σ(mean − overall mean)²; less than 0 where losses are lower inside. */
  readonly explained: number
}

export interface SearchLimits {
  /** Conditions that a slice has at most. */
  readonly depth: number
  /** Items that it has at least, and leaves outside at least. */
  readonly minimum: number
  /** Slices that are looked into further, at every depth. */
  readonly beam: number
}

/** Number of possible slices with so many conditions: what chance has to be corrected for. */
export function possibleSlices(columns: readonly SearchColumn[], conditions: number): number {
  const ways = new Array<number>(conditions + 1).fill(0)
  ways[0] = 1
  for (const column of columns) {
    for (let count = conditions; count > 0; count--) ways[count] += ways[count - 1] * column.conditions.length
  }
  return ways[conditions]
}

/**
 * The slices that explain most of the spread of losses by being worse, those that say most for their length first:
 * conditions are added to those that
 * explain most so far (beam search). One pass over a slice's items scores all conditions of a column.
 */
export function beamSearch(
  columns: readonly SearchColumn[],
  losses: Float64Array,
  limits: SearchLimits,
): readonly Candidate[] {
  const whole = sumsOver(losses)
  const found = new Map<string, Candidate>()
  let beam: readonly Candidate[] = [{ chosen: [], explained: 0 }]
  for (let depth = 1; depth <= limits.depth; depth++) {
    const extended = new Map<string, Candidate>()
    for (const candidate of beam) {
      for (const longer of extensions(candidate, columns, losses, whole, limits)) {
        extended.set(keyOf(longer.chosen), longer)
      }
    }
    for (const [key, candidate] of extended) found.set(key, candidate)
    beam = [...extended.values()].sort(mostFirst).slice(0, limits.beam)
  }
  return [...found.values()].sort((a, b) => worthOf(b) - worthOf(a))
}

/** How many times as much a slice has to explain for one condition more, so that a plain cause is named plainly. */
const PARSIMONY = 1.5

function worthOf({ chosen, explained }: Candidate): number {
  return explained / PARSIMONY ** (chosen.length - 1)
}

/** The items that all conditions hold for. */
export function itemsOf(
  chosen: readonly Chosen[],
  columns: readonly SearchColumn[],
  count: number,
): Int32Array {
  const tests = chosen.map(({ column, condition }) => ({
    cells: columns[column].cells,
    ...columns[column].conditions[condition],
  }))
  const items = new Int32Array(count)
  let inside = 0
  for (let item = 0; item < count; item++) {
    if (tests.every(({ cells, first, last }) => cells[item] >= first && cells[item] <= last))
      items[inside++] = item
  }
  return items.subarray(0, inside)
}

interface Sums {
  readonly n: number
  readonly sum: number
}

function extensions(
  { chosen }: Candidate,
  columns: readonly SearchColumn[],
  losses: Float64Array,
  whole: Sums,
  { minimum }: SearchLimits,
): readonly Candidate[] {
  const items = itemsOf(chosen, columns, losses.length)
  const used = new Set(chosen.map(({ column }) => column))
  return columns.flatMap(({ cells, cellCount, conditions }, column) => {
    if (used.has(column)) return []
    const upTo = cumulativeSums(items, cells, cellCount, losses)
    return conditions.flatMap(({ first, last }, condition) => {
      const inside = minus(upTo[last + 1], upTo[first])
      const outside = minus(whole, inside)
      if (inside.n < minimum || outside.n < minimum || inside.n === items.length) return []
      const longer = [...chosen, { column, condition }].sort((a, b) => a.column - b.column)
      return [{ chosen: longer, explained: explainedBy(inside, outside) }]
    })
  })
}

/** Sums over the items in the cells before each cell. */
function cumulativeSums(
  items: Int32Array,
  cells: Uint16Array,
  cellCount: number,
  losses: Float64Array,
): readonly Sums[] {
  const n = new Float64Array(cellCount)
  const sum = new Float64Array(cellCount)
  for (const item of items) {
    const cell = cells[item]
    n[cell]++
    sum[cell] += losses[item]
  }
  const upTo: Sums[] = [{ n: 0, sum: 0 }]
  for (let cell = 0; cell < cellCount; cell++) {
    const before = upTo[cell]
    upTo.push({ n: before.n + n[cell], sum: before.sum + sum[cell] })
  }
  return upTo
}

function sumsOver(losses: Float64Array): Sums {
  return {
    n: losses.length,
    sum: losses.reduce((sum, loss) => sum + loss, 0),
  }
}

function minus(a: Sums, b: Sums): Sums {
  return { n: a.n - b.n, sum: a.sum - b.sum }
}

function explainedBy(inside: Sums, outside: Sums): number {
  const difference = inside.sum / inside.n - outside.sum / outside.n
  return (difference * Math.abs(difference) * inside.n * outside.n) / (inside.n + outside.n)
}

function mostFirst(a: Candidate, b: Candidate): number {
  return b.explained - a.explained
}

function keyOf(chosen: readonly Chosen[]): string {
  return chosen.map(({ column, condition }) => `${column}:${condition}`).join(' ')
}

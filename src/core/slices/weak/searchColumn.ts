import type { MetadataValue } from '../../dataset/sample'
import { isQuantity } from '../columnKind'
import { isMissing } from '../expression/holdsFor'
import type { Literal, SliceExpression } from '../expression/sliceExpression'

/** A column cut into cells: its classes, or ranges of its numbers, and last what is missing. */
export interface SearchColumn {
  readonly name: string
  /** Cell of each item. */
  readonly cells: Uint16Array
  readonly cellCount: number
  readonly conditions: readonly Condition[]
}

/** A condition on a column: the item's cell is from `first` to `last`. */
export interface Condition {
  readonly first: number
  readonly last: number
  readonly expression: SliceExpression
}

/** More classes than this are names of single things. */
const MOST_CLASSES = 60

/** Ranges that numbers are cut into, with about equally many items each. */
const RANGES = 10

/**
 * A column as weak slices are searched by it; undefined where it holds names of single things, or one value only.
 * @param values item by item
 */
export function searchColumn(name: string, values: readonly MetadataValue[]): SearchColumn | undefined {
  const present = values.filter((value) => !isMissing(value))
  const distinct = new Set(present)
  const hasQuantities = isQuantity(name, present)
  if (!hasQuantities && distinct.size > MOST_CLASSES) return undefined
  const column = hasQuantities
    ? quantityColumn(name, values.map(numberOf))
    : classColumn(name, values, [...distinct])
  return column.conditions.length < 2 ? undefined : column
}

function classColumn(
  name: string,
  values: readonly MetadataValue[],
  classes: readonly MetadataValue[],
): SearchColumn {
  const cellOf = new Map(classes.map((value, cell) => [value, cell]))
  const missing = classes.length
  const conditions = classes.map((value, cell) => ({
    first: cell,
    last: cell,
    expression: comparison(name, '=', value ?? ''),
  }))
  return withMissing(
    name,
    values.map((value) => cellOf.get(value) ?? missing),
    missing,
    conditions,
  )
}

function quantityColumn(name: string, values: readonly (number | null)[]): SearchColumn {
  const edges = edgesOf(values.filter((value) => value !== null))
  const missing = edges.length + 1
  const cells = values.map((value) =>
    value === null ? missing : edges.filter((edge) => edge <= value).length,
  )
  const conditions: Condition[] = []
  for (let first = 0; first <= edges.length; first++) {
    for (let last = first; last <= edges.length; last++) {
      if (first === 0 && last === edges.length) continue
      const ends = [
        ...(first === 0 ? [] : [comparison(name, '>=', edges[first - 1])]),
        ...(last === edges.length ? [] : [comparison(name, '<', edges[last])]),
      ]
      const expression: SliceExpression = ends.length === 1 ? ends[0] : { kind: 'all', of: ends }
      conditions.push({ first, last, expression })
    }
  }
  return withMissing(name, cells, missing, conditions)
}

function withMissing(
  name: string,
  cells: readonly number[],
  missing: number,
  conditions: readonly Condition[],
): SearchColumn {
  const isAnyMissing = cells.includes(missing)
  const expression: SliceExpression = { kind: 'missing', column: { name, at: 0 } }
  return {
    name,
    cells: Uint16Array.from(cells),
    cellCount: missing + 1,
    conditions: isAnyMissing ? [...conditions, { first: missing, last: missing, expression }] : conditions,
  }
}

/**
 * Ascending edges between ranges: deciles, rounded as finely as they lie apart, and round numbers, which reach into long
 * tails and are what people think in.
 */
function edgesOf(numbers: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(numbers).sort()
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]
  const step = roundStep((quantile(0.99) - quantile(0.01)) / RANGES)
  if (step === 0) return []
  const deciles = Array.from({ length: RANGES - 1 }, (_, index) =>
    rounded(quantile((index + 1) / RANGES), step / 10),
  )
  const lowest = Math.ceil(quantile(0.01) / step)
  const highest = Math.floor(quantile(0.99) / step)
  const round = Array.from({ length: highest - lowest + 1 }, (_, index) =>
    rounded((lowest + index) * step, step),
  )
  return [...new Set([...deciles, ...round])]
    .sort((a, b) => a - b)
    .filter((edge) => edge > sorted[0] && edge <= sorted[sorted.length - 1])
}

/** The next number down of 1, 2 and 5 times a power of ten; 0 for none. */
function roundStep(width: number): number {
  if (!(width > 0)) return 0
  const power = 10 ** Math.floor(Math.log10(width))
  return power * ([5, 2].find((times) => times * power <= width) ?? 1)
}

/** The nearest multiple of a step, without the digits that rounding leaves behind it. */
function rounded(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12))
}

function numberOf(value: MetadataValue): number | null {
  return typeof value === 'number' && !isMissing(value) ? value : null
}

function comparison(name: string, sign: '=' | '>=' | '<', value: Literal): SliceExpression {
  return { kind: 'compare', column: { name, at: 0 }, comparison: sign, value }
}

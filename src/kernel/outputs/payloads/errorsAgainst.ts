import { landCoverLabel } from '../../../core/benchmark/landCover'
import type { MetadataValue } from '../../../core/dataset/sample'
import { ReoError } from '../../../core/errors'
import { meanEstimate } from '../../../core/metrics/errors/clusteredInterval'
import { errorsOf, pairsOfItems } from '../../../core/metrics/errors/numberErrors'
import { runningMedian } from '../../../core/metrics/errors/runningMedian'
import { boxFigures } from '../../../core/metrics/quantiles'
import type { SamplePairs } from '../../../core/runs/numberPairs'
import { isQuantity } from '../../../core/slices/columnKind'
import { isMissing } from '../../../core/slices/expression/holdsFor'
import { columnNamed, columnReader, type SampleColumns } from '../../../core/slices/sampleColumns'
import type { ErrorAxis, ErrorBox, ErrorSeries } from '../../../protocol/residuals'

/** A column that errors are shown against. */
export interface ErrorColumn {
  readonly axis: ErrorAxis & { readonly column: string }
  readonly valueOf: (sample: string) => MetadataValue
  /** Classes that have boxes; the most frequent first. */
  readonly classes: readonly MetadataValue[]
}

/** Boxes side by side at most: more would be read by no one. */
const MOST_CLASSES = 30

/**
 * A column of the samples by its name.
 * @param samples that errors are known of
 * @throws ReoError that names the columns there are
 */
export function errorColumn(columns: SampleColumns, name: string, samples: readonly string[]): ErrorColumn {
  const column = columnNamed(columns, name)
  if (column === undefined) {
    throw new ReoError(`There is no column "${name}" to show errors against`, {
      mend: `There are ${[...columns.values.keys()].join(', ') || 'none'}.`,
    })
  }
  const valueOf = columnReader(columns, column)
  if (isQuantity(column, columns.values.get(column) ?? [])) {
    return { axis: { kind: 'quantity', column, title: column, unit: '' }, valueOf, classes: [] }
  }
  const ranked = rankedClasses(samples.map(valueOf))
  const leftOut = Math.max(0, ranked.length - MOST_CLASSES)
  return {
    axis: { kind: 'classes', column, title: column, leftOut },
    valueOf,
    classes: ranked.slice(0, MOST_CLASSES),
  }
}

/** Place of each answer on the axis; NaN where it has none. @param column the true value when absent */
export function placesOn({ ids, truth }: SamplePairs, column: ErrorColumn | undefined): Float64Array {
  if (column === undefined) return truth
  return Float64Array.from(ids, (id) => {
    const value = column.valueOf(id)
    return typeof value === 'number' ? value : Number.NaN
  })
}

/** Errors along a quantity, or class by class; and how many answers have no place there. */
export function errorsAgainst(
  pairs: SamplePairs,
  column: ErrorColumn | undefined,
): ErrorSeries['against'] & Pick<ErrorSeries, 'misplaced'> {
  if (column?.axis.kind === 'classes') return boxesOf(pairs, column)
  const places = placesOn(pairs, column)
  const placed = [...places.keys()].filter((item) => Number.isFinite(places[item]))
  const part = pairsOfItems(pairs, placed)
  return {
    kind: 'cloud',
    misplaced: places.length - placed.length,
    medians: runningMedian(
      Float64Array.from(placed, (item) => places[item]),
      errorsOf(part),
      part.units,
    ),
  }
}

function boxesOf(pairs: SamplePairs, { axis, valueOf, classes }: ErrorColumn) {
  const items = new Map<MetadataValue, number[]>()
  pairs.ids.forEach((id, item) => {
    const value = classOf(valueOf(id))
    const found = items.get(value)
    if (found === undefined) items.set(value, [item])
    else found.push(item)
  })
  const boxes = [...classes, null].flatMap((value): readonly ErrorBox[] => {
    const part = pairsOfItems(pairs, items.get(value) ?? [])
    const errors = errorsOf(part)
    if (errors.length === 0) return []
    return [
      {
        value,
        title: titleOf(axis.column, value),
        n: errors.length,
        bias: meanEstimate(errors, part.units),
        errors: boxFigures(errors.slice().sort()),
      },
    ]
  })
  return { kind: 'boxes' as const, boxes, misplaced: items.get(null)?.length ?? 0 }
}

function rankedClasses(values: readonly MetadataValue[]): readonly MetadataValue[] {
  const counts = new Map<MetadataValue, number>()
  for (const value of values.map(classOf)) {
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value)
}

function classOf(value: MetadataValue): MetadataValue {
  return isMissing(value) ? null : value
}

function titleOf(column: string, value: MetadataValue): string {
  if (value === null) return 'no value'
  return column === 'landCover' ? landCoverLabel(Number(value)) : String(value)
}

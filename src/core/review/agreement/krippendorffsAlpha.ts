import type { BootstrapOptions } from '../../metrics/bootstrap'
import type { Interval } from '../../metrics/results'
import { resampledInterval } from './resampledInterval'

/** What several people said of one thing; who said nothing is left out. */
export interface RatedThing<Value extends string | number> {
  readonly values: readonly Value[]
  /** What is drawn together in resamples, such as the sample that a text is about. */
  readonly unit: string
}

export interface Alpha {
  /** Things that at least two people rated. */
  readonly things: number
  /** Ratings of them. */
  readonly ratings: number
  /** Null where it is not defined: all ratings are the same. Ends are equal without resamples. */
  readonly alpha: Interval | null
}

/**
 * Krippendorff's α of labels, which are the same or not: any number of people, ratings may be missing
 * (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"), with a 95 % bootstrap interval over whole units.
 * @returns null where nobody rated what another did
 */
export function nominalAlpha(
  things: readonly RatedThing<string>[],
  options: BootstrapOptions = {},
): Alpha | null {
  const labels = [...new Set(things.flatMap(({ values }) => values))]
  return alphaOf(things, options, {
    size: labels.length,
    add: (moments, label) => moments[labels.indexOf(label)]++,
    difference: (counts) => {
      const n = counts.reduce((sum, count) => sum + count, 0)
      return n * n - counts.reduce((sum, count) => sum + count * count, 0)
    },
  })
}

/** Krippendorff's α of numbers, whose differences count squared; otherwise as {@link nominalAlpha}. */
export function intervalAlpha(
  things: readonly RatedThing<number>[],
  options: BootstrapOptions = {},
): Alpha | null {
  const all = things.flatMap(({ values }) => values)
  // Around their mean, squares of large numbers lose no digits.
  const centre = all.reduce((sum, value) => sum + value, 0) / Math.max(1, all.length)
  return alphaOf(things, options, {
    size: 3,
    add(moments, value) {
      moments[0]++
      moments[1] += value - centre
      moments[2] += (value - centre) ** 2
    },
    difference: ([n, sum, squares]) => Math.max(0, 2 * (n * squares - sum * sum)),
  })
}

/** How ratings differ, from sums over them. */
interface Metric<Value> {
  /** Number of sums. */
  readonly size: number
  add(moments: Float64Array, value: Value): void
  /** Sum of the squared differences over all ordered pairs of the ratings summed up. */
  difference(moments: Float64Array): number
}

/** Sums of a unit's things: they add up, so that a resample costs no look at the ratings. */
interface UnitSums {
  things: number
  ratings: number
  /** Differences within things, each thing's over its ratings less one. */
  within: number
  readonly moments: Float64Array
}

function alphaOf<Value extends string | number>(
  things: readonly RatedThing<Value>[],
  options: BootstrapOptions,
  metric: Metric<Value>,
): Alpha | null {
  const units = sumsByUnit(
    things.filter(({ values }) => values.length > 1),
    metric,
  )
  if (units.length === 0) return null
  const whole = addUp(units, () => 1)
  const value = valueOf(whole, metric)
  const resampled = (timesOf: (unit: number) => number) => valueOf(addUp(units, timesOf), metric)
  return {
    things: whole.things,
    ratings: whole.ratings,
    alpha: value === undefined ? null : resampledInterval(units.length, options, value, resampled),
  }
}

function sumsByUnit<Value extends string | number>(
  things: readonly RatedThing<Value>[],
  { size, add, difference }: Metric<Value>,
): readonly UnitSums[] {
  const units = new Map<string, UnitSums>()
  for (const { values, unit } of things) {
    const sums = units.get(unit) ?? emptySums(size)
    const own = new Float64Array(size)
    for (const value of values) {
      add(own, value)
      add(sums.moments, value)
    }
    sums.things++
    sums.ratings += values.length
    sums.within += difference(own) / (values.length - 1)
    units.set(unit, sums)
  }
  return [...units.values()]
}

function emptySums(size: number): UnitSums {
  return { things: 0, ratings: 0, within: 0, moments: new Float64Array(size) }
}

function addUp(units: readonly UnitSums[], timesOf: (unit: number) => number): UnitSums {
  const sum = emptySums(units[0].moments.length)
  for (const [unit, { things, ratings, within, moments }] of units.entries()) {
    const times = timesOf(unit)
    sum.things += times * things
    sum.ratings += times * ratings
    sum.within += times * within
    for (const [index, moment] of moments.entries()) sum.moments[index] += times * moment
  }
  return sum
}

/** 1 − observed / expected disagreement; undefined where nothing differs. */
function valueOf({ within, ratings, moments }: UnitSums, { difference }: Metric<never>): number | undefined {
  const expected = difference(moments)
  return expected === 0 ? undefined : 1 - ((ratings - 1) * within) / expected
}

import type { Units } from './comparison/commonAnswers'
import { proportionOf, type UnitShare } from './proportion'
import type { ClassIntervals, Interval } from './results'

/** Tallies of one class in one unit. */
interface UnitTally {
  support: number
  predicted: number
  right: number
}

/**
 * Intervals of each class's precision, recall and F1. All three are proportions: of what was predicted, of what is true,
 * and, of F1 = 2J / (1 + J), the share J that is both in what is either.
 * @param truth null where there is none: such an item is not counted
 * @param predicted as long as `truth`; null where an item is not answered
 * @param units which items are drawn together
 * @returns by label; a figure is absent where its denominator is 0 or there is but one unit
 */
export function classIntervals(
  truth: readonly (string | null)[],
  predicted: readonly (string | null)[],
  units: Units,
): ReadonlyMap<string, ClassIntervals> {
  const classes = new Map<string, Map<number, UnitTally>>()
  const tallyOf = (label: string, item: number): UnitTally => {
    const ofClass = classes.get(label) ?? new Map<number, UnitTally>()
    classes.set(label, ofClass)
    const tally = ofClass.get(units.of[item]) ?? { support: 0, predicted: 0, right: 0 }
    ofClass.set(units.of[item], tally)
    return tally
  }
  truth.forEach((label, item) => {
    if (label === null) return
    const answer = predicted[item]
    const tally = tallyOf(label, item)
    tally.support++
    if (answer === label) tally.right++
    if (answer !== null) tallyOf(answer, item).predicted++
  })
  return new Map([...classes].map(([label, tallies]) => [label, intervalsOf([...tallies.values()])]))
}

function intervalsOf(tallies: readonly UnitTally[]): ClassIntervals {
  const share = (of: (tally: UnitTally) => number): Interval | undefined =>
    proportionOf(tallies.map((tally): UnitShare => ({ of: of(tally), counted: tally.right })))
  const precision = share(({ predicted }) => predicted)
  const recall = share(({ support }) => support)
  const both = share(({ support, predicted, right }) => support + predicted - right)
  return {
    ...(precision && { precision }),
    ...(recall && { recall }),
    ...(both && { f1: { value: f1Of(both.value), low: f1Of(both.low), high: f1Of(both.high) } }),
  }
}

function f1Of(shareOfBoth: number): number {
  return (2 * shareOfBoth) / (1 + shareOfBoth)
}

import type { AnswerValue } from '../model'

/**
 * One value that stands for many, or undefined when there is none to stand for.
 * @param leaveOut one of the values learned from, as if it had not been there
 */
export type Estimate = (leaveOut?: AnswerValue) => AnswerValue | undefined

/** Makes an {@link Estimate} from the values learned. */
export type Estimator = (values: readonly AnswerValue[]) => Estimate

/** The arithmetic mean. */
export const mean: Estimator = (values) => {
  const numbers = values.filter((value) => typeof value === 'number')
  const sum = numbers.reduce((total, value) => total + value, 0)
  return (leaveOut) => {
    const [total, count] =
      typeof leaveOut === 'number' ? [sum - leaveOut, numbers.length - 1] : [sum, numbers.length]
    return count > 0 ? total / count : undefined
  }
}

/** The middle value; the mean of the two middle ones where there is an even number. */
export const median: Estimator = (values) => {
  const sorted = Float64Array.from(values.filter((value) => typeof value === 'number')).sort()
  return (leaveOut) => {
    const hole = typeof leaveOut === 'number' ? rankOf(leaveOut, sorted) : sorted.length
    const count = hole < sorted.length ? sorted.length - 1 : sorted.length
    if (count === 0) return undefined
    const at = (rank: number) => sorted[rank < hole ? rank : rank + 1]
    return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2
  }
}

/** Number of sorted values that are smaller, by binary search. */
function rankOf(value: number, sorted: Float64Array): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The most frequent value; the smallest, or first in the alphabet, of several that are. */
export const majority: Estimator = (values) => {
  const counts = new Map<AnswerValue, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const ordered = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return (leaveOut) => {
    let best: AnswerValue | undefined
    let most = 0
    for (const [value, count] of ordered) {
      const remaining = value === leaveOut ? count - 1 : count
      if (remaining > most) [best, most] = [value, remaining]
    }
    return best
  }
}

/** A value with what it is grouped by; undefined where that is not known. */
export interface GroupedValue {
  readonly group: AnswerValue | undefined
  readonly value: AnswerValue
}

/** Answers from the values of one group, or from all where the group was never seen. */
export function estimateByGroup(
  values: readonly GroupedValue[],
  estimator: Estimator,
): (group: AnswerValue | undefined, leaveOut?: AnswerValue) => AnswerValue | undefined {
  const overall = estimator(values.map(({ value }) => value))
  const groups = new Map<AnswerValue | undefined, AnswerValue[]>()
  for (const { group, value } of values) {
    const members = groups.get(group)
    if (members) members.push(value)
    else groups.set(group, [value])
  }
  const byGroup = new Map([...groups].map(([group, members]) => [group, estimator(members)]))
  return (group, leaveOut) => byGroup.get(group)?.(leaveOut) ?? overall(leaveOut)
}

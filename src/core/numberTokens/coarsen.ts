import type { NumberDistribution } from '../models/model'

/** Widths that numbers are gathered in, one after the other until they fit. */
const STEPS = [0.1, 0.2, 0.5]

/** Digits that probabilities keep in a log. */
const DIGITS = 4

/**
 * A distribution for a run log: of more values than `most`, those near each other are gathered at their mean, so that
 * the mean of all stays as it is.
 */
export function coarsen({ values, missing, rounded }: NumberDistribution, most = 64): NumberDistribution {
  const gathered = gatheredTo(values, most)
  return {
    values: gathered.map(([value, probability]) => [shortened(value, 7), shortened(probability, DIGITS)]),
    missing: shortened(missing, DIGITS),
    ...(rounded !== undefined && { rounded: shortened(rounded, DIGITS) }),
  }
}

function gatheredTo(values: NumberDistribution['values'], most: number): NumberDistribution['values'] {
  if (values.length <= most) return values
  for (let scale = 1; ; scale *= 10) {
    for (const step of STEPS) {
      const gathered = gather(values, step * scale)
      if (gathered.length <= most) return gathered
    }
  }
}

function gather(values: NumberDistribution['values'], width: number): NumberDistribution['values'] {
  const groups = new Map<number, { sum: number; probability: number }>()
  for (const [value, probability] of values) {
    const group = Math.floor(value / width)
    const { sum, probability: before } = groups.get(group) ?? { sum: 0, probability: 0 }
    groups.set(group, { sum: sum + value * probability, probability: before + probability })
  }
  return [...groups.values()]
    .map(({ sum, probability }) => [sum / probability, probability] as const)
    .sort(([, first], [, second]) => second - first)
}

function shortened(value: number, digits: number): number {
  return Number(value.toPrecision(digits))
}

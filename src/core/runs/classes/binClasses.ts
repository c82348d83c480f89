import type { AnswerClass } from './classScheme'

/** Classes of numbers by where each begins. */
export interface Bins {
  /** Ascending. */
  readonly starts: readonly number[]
  /** How far below its start a number still belongs to a class: 0.5 where numbers are rounded to whole ones first. */
  readonly before: number
}

/** How far below the next class's start the last value of a class is looked for. */
const STEP = 1e-9

/** Key of the class of what lies below the first start. */
const BELOW = -1

/** The key of a number's class: its start. */
export function binKey({ starts, before }: Bins, value: number): string {
  return String(starts.findLast((start) => start - before <= value) ?? BELOW)
}

/** The class of a key, such as `5–9` of the start 5. */
export function binClass(bins: Bins, key: string): AnswerClass {
  const { starts, before } = bins
  const index = starts.indexOf(Number(key))
  const next = starts.at(index + 1)
  const isLast = index === starts.length - 1
  return {
    key,
    title: index < 0 ? `below ${starts[0]}` : isLast ? `${key} or more` : spanTitle(bins, Number(key), next),
    test: {
      kind: 'range',
      low: index < 0 ? -Number.MAX_VALUE : Number(key) - before,
      high: isLast || next === undefined ? Number.MAX_VALUE : next - before - STEP,
    },
  }
}

function spanTitle({ before }: Bins, start: number, next: number | undefined): string {
  const last = next === undefined || before === 0 ? next : next - 1
  return last === start ? String(start) : `${start}–${last}`
}

import type { ValueRange, ValueTest } from '../../../core/selection/selection'
import { formatNumber } from '../format'
import type { Range } from './cloud'

/** A range that holds everything. */
export const ANY: Range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]

/** "100–200", "≥ 300", "any". */
export function rangeInWords([low, high]: Range, digits = 0): string {
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return 'any'
  if (low === Number.NEGATIVE_INFINITY) return `≤ ${formatNumber(high, digits)}`
  if (high === Number.POSITIVE_INFINITY) return `≥ ${formatNumber(low, digits)}`
  return `${formatNumber(low, digits)}${low < 0 || high < 0 ? ' to ' : '–'}${formatNumber(high, digits)}`
}

/** What a value in a range has to be. */
export function testOf(range: Range): ValueTest {
  return { kind: 'range', ...valueRange(range) }
}

/** A range for JSON, which has no infinities: open ends become the largest numbers. */
export function valueRange([low, high]: Range): ValueRange {
  return { low: Math.max(low, -Number.MAX_VALUE), high: Math.min(high, Number.MAX_VALUE) }
}

/** The range that a test asks for; any value where it asks for none. */
export function rangeOf(test: ValueTest | undefined): Range {
  return openRange(test?.kind === 'range' ? test : undefined)
}

/** A range as it was before {@link valueRange}; any value where there is none. */
export function openRange(range: ValueRange | undefined): Range {
  if (range === undefined) return ANY
  return [
    range.low === -Number.MAX_VALUE ? Number.NEGATIVE_INFINITY : range.low,
    range.high === Number.MAX_VALUE ? Number.POSITIVE_INFINITY : range.high,
  ]
}

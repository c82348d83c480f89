import type { BootstrapOptions } from '../../metrics/bootstrap'
import type { Interval } from '../../metrics/results'
import { resampledInterval } from './resampledInterval'

/** The labels that two people gave the same thing. */
export interface LabelPair {
  readonly first: string
  readonly second: string
  /** What is drawn together in resamples, such as the sample that a text is about. */
  readonly unit: string
}

export interface Kappa {
  /** Things that both labelled. */
  readonly n: number
  /** Share of them, 0–1, that both gave the same label. */
  readonly observed: number
  /** Share that chance would give the same, from how often each person chose each label. */
  readonly expected: number
  /** Null where it is not defined: both gave everything one and the same label. Ends are equal without resamples. */
  readonly kappa: Interval | null
}

/**
 * Cohen's κ = (observed − expected) / (1 − expected) (Cohen 1960), with a 95 % bootstrap interval over whole units.
 * @returns null where there is nothing that both labelled
 */
export function cohensKappa(pairs: readonly LabelPair[], options: BootstrapOptions = {}): Kappa | null {
  if (pairs.length === 0) return null
  const labels = [...new Set(pairs.flatMap(({ first, second }) => [first, second]))]
  const tables = tablesByUnit(pairs, labels)
  const whole = agreementOf(
    sumOf(tables, () => 1),
    labels.length,
  )
  const value = kappaOf(whole)
  const resampled = (timesOf: (unit: number) => number) =>
    kappaOf(agreementOf(sumOf(tables, timesOf), labels.length))
  const kappa = value === undefined ? null : resampledInterval(tables.length, options, value, resampled)
  return { n: pairs.length, ...whole, kappa }
}

/** How often two people gave each pair of labels, row-major by the first's label, for each unit. */
function tablesByUnit(pairs: readonly LabelPair[], labels: readonly string[]): readonly Float64Array[] {
  const tables = new Map<string, Float64Array>()
  for (const { first, second, unit } of pairs) {
    const table = tables.get(unit) ?? new Float64Array(labels.length ** 2)
    table[labels.indexOf(first) * labels.length + labels.indexOf(second)]++
    tables.set(unit, table)
  }
  return [...tables.values()]
}

function sumOf(tables: readonly Float64Array[], timesOf: (unit: number) => number): Float64Array {
  const sum = new Float64Array(tables[0].length)
  for (const [unit, table] of tables.entries()) {
    const times = timesOf(unit)
    if (times > 0) for (let cell = 0; cell < sum.length; cell++) sum[cell] += times * table[cell]
  }
  return sum
}

function agreementOf(table: Float64Array, size: number): { observed: number; expected: number } {
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  let n = 0
  let same = 0
  for (const [cell, count] of table.entries()) {
    const [row, column] = [Math.floor(cell / size), cell % size]
    rows[row] += count
    columns[column] += count
    n += count
    if (row === column) same += count
  }
  const chance = rows.reduce((sum, row, label) => sum + row * columns[label], 0)
  return { observed: same / n, expected: chance / n ** 2 }
}

function kappaOf({ observed, expected }: { observed: number; expected: number }): number | undefined {
  return expected === 1 ? undefined : (observed - expected) / (1 - expected)
}

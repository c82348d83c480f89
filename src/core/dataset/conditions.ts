import { ReoError } from '../errors'
import type { MetadataValue, Sample } from './sample'

/** Numbers between two ends, both of them included; an end that is absent is open. */
export interface NumberRange {
  readonly min?: number
  readonly max?: number
}

/** What a column has to hold: a value, one of several, or a number within a range. */
export type Condition = MetadataValue | readonly MetadataValue[] | NumberRange

/**
 * Conditions by column that all have to hold, such as `{ region: 3, landCover: [112, 114], agb: { min: 200 } }`.
 * A column is `id`, `split`, `latitude`, `longitude`, the truth `landCover`, `patchCount` or `agb`, or of the metadata.
 * `null` asks for samples without a value.
 */
export type Conditions = Readonly<Record<string, Condition>>

const FIELDS = ['id', 'split', 'latitude', 'longitude', 'landCover', 'patchCount', 'agb'] as const

/** The value of a sample's column as {@link Conditions} mean it; null where it has none. */
export function columnOf(sample: Sample, column: string): MetadataValue {
  switch (column) {
    case 'id':
    case 'split':
      return sample[column]
    case 'latitude':
    case 'longitude':
      return sample.location?.[column] ?? null
    case 'landCover':
    case 'patchCount':
    case 'agb':
      return sample.truth[column] ?? null
    default:
      return Object.hasOwn(sample.metadata, column) ? sample.metadata[column] : null
  }
}

/** The columns that conditions on a sample can be about. */
export function columnNames({ metadata }: Sample): readonly string[] {
  return [...FIELDS, ...Object.keys(metadata)]
}

/** Whether a sample meets all conditions. */
export function meets(sample: Sample, conditions: Conditions): boolean {
  return allHold(conditions, (column) => columnOf(sample, column))
}

/** Whether all conditions hold of what they name. @param valueOf the value of a name, null where there is none */
export function allHold(conditions: Conditions, valueOf: (name: string) => MetadataValue): boolean {
  return Object.entries(conditions).every(([name, condition]) => meetsCondition(valueOf(name), condition))
}

/** Conditions in words, such as `region = 3, landCover in 112, 114, agb 200–500`. */
export function conditionsText(conditions: Conditions): string {
  return Object.entries(conditions)
    .map(([column, condition]) => `${column} ${conditionText(condition)}`)
    .join(', ')
}

/** @throws ReoError that names the first column whose condition is none */
export function checkConditions(conditions: unknown): asserts conditions is Conditions {
  if (!isRecord(conditions)) {
    throw new ReoError('where takes conditions by column', {
      mend: 'Such as { region: 3, landCover: [112, 114], agb: { min: 200, max: 500 } }.',
    })
  }
  for (const [column, condition] of Object.entries(conditions)) {
    if (isValue(condition) || (Array.isArray(condition) && condition.every(isValue)) || isRange(condition))
      continue
    throw new ReoError(`The condition on "${column}" is none`, {
      mend: 'Give a value, a list of values, or a range such as { min: 200, max: 500 }.',
    })
  }
}

function conditionText(condition: Condition): string {
  if (typeof condition !== 'object' || condition === null) return `= ${String(condition)}`
  if (isList(condition)) return `in ${condition.join(', ')}`
  const { min, max } = condition
  if (min === undefined) return `≤ ${max}`
  return max === undefined ? `≥ ${min}` : `${min}–${max}`
}

/** Whether the value of a column, null where there is none, meets a condition on it. */
export function meetsCondition(value: MetadataValue, condition: Condition): boolean {
  if (typeof condition !== 'object' || condition === null) return value === condition
  if (isList(condition)) return condition.includes(value)
  const { min = -Infinity, max = Infinity } = condition
  return typeof value === 'number' && value >= min && value <= max
}

/** `Array.isArray` does not tell a read-only array from the rest of a union. */
function isList(condition: readonly MetadataValue[] | NumberRange): condition is readonly MetadataValue[] {
  return Array.isArray(condition)
}

function isValue(value: unknown): value is MetadataValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}

function isRange(value: unknown): boolean {
  if (!isRecord(value)) return false
  const ends = Object.entries(value)
  return (
    ends.length > 0 && ends.every(([end, at]) => (end === 'min' || end === 'max') && typeof at === 'number')
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

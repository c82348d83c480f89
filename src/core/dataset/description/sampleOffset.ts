import { ReoError } from '../../errors'
import type { MetadataValue, Sample } from '../sample'
import type { ModalityFile } from './schema'

/** DN to add to what a sample's images store, as its metadata says. */
export type SampleOffset = (sample: Sample) => number

/** What Sentinel-2 L2A scenes of processing baseline 04.00 and later are to be corrected by, in DN (ESA, BOA_ADD_OFFSET). */
const BASELINE_04_OFFSET = -1000

/** First day on which scenes were processed at baseline 04.00. */
const BASELINE_04_DAY = Date.UTC(2022, 0, 25)

/** The offset per sample that a description asks for; undefined where it asks for none. */
export function sampleOffsetOf(file: ModalityFile): SampleOffset | undefined {
  const { offsetColumn, baselineColumn, dateColumn } = file
  if (offsetColumn !== undefined) return (sample) => statedOffset(cellOf(sample, offsetColumn), offsetColumn)
  if (baselineColumn !== undefined)
    return (sample) => baselineOffset(cellOf(sample, baselineColumn), baselineColumn)
  if (dateColumn !== undefined) return (sample) => dateOffset(cellOf(sample, dateColumn), dateColumn)
  return undefined
}

function statedOffset(value: MetadataValue, column: string): number {
  const offset = Number(value)
  if (offset <= 0 && offset >= -10_000) return offset
  throw notUnderstood(column, value, 'BOA_ADD_OFFSET, the DN to add: 0, or -1000 as a rule')
}

/** `04.00`, `4.0`, `0400`, `N0400`, and product names with `_N0400_` in them. */
function baselineOffset(value: MetadataValue, column: string): number {
  const text = String(value).trim()
  const major = [/^(\d)(\.\d+)?$/, /^N?(\d\d)\.?\d\d$/, /_N(\d\d)\d\d(_|$)/].map(
    (form) => form.exec(text)?.[1],
  )
  const known = major.find((digits) => digits !== undefined)
  if (known === undefined) throw notUnderstood(column, value, 'a processing baseline such as 04.00 or N0400')
  return Number(known) >= 4 ? BASELINE_04_OFFSET : 0
}

function dateOffset(value: MetadataValue, column: string): number {
  const day = Date.parse(String(value).replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'))
  if (Number.isNaN(day)) throw notUnderstood(column, value, 'a date such as 2022-01-25')
  return day >= BASELINE_04_DAY ? BASELINE_04_OFFSET : 0
}

function cellOf({ metadata }: Sample, column: string): MetadataValue {
  const value = metadata[column]
  if (value !== undefined && value !== null) return value
  throw new ReoError(`The sample has no "${column}", which tells the offset of its reflectance`, {
    mend: 'Fill the column in, or state one "offset" for all samples.',
  })
}

function notUnderstood(column: string, value: MetadataValue, expected: string): ReoError {
  return new ReoError(`"${column}" holds ${JSON.stringify(value)}; expected ${expected}`, {
    mend: 'Correct the column, or state one "offset" for all samples.',
  })
}

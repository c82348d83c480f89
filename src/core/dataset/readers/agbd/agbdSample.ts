import { agbLabel, type Label, landCoverLabel } from '../../labels'
import type { ProblemLog } from '../../problemLog'
import type { MetadataValue, Sample, Split } from '../../sample'
import { AGB_COLUMN, DATE_COLUMNS, FIRST_DAY, LOCATION_COLUMNS, METADATA_COLUMNS } from './schema'

/** One-dimensional arrays by name, one value a row; those that a file lacks are absent. */
export type Columns = ReadonlyMap<string, ArrayLike<number>>

/** What LC says of a pixel. */
export interface LandCover {
  readonly code: number
  /** Per cent. */
  readonly probability?: number
}

const MILLISECONDS_PER_DAY = 86_400_000

/** Every column that samples are made of. */
export const COLUMN_NAMES: readonly string[] = [
  AGB_COLUMN,
  ...Object.values(LOCATION_COLUMNS).flat(),
  ...Object.values(DATE_COLUMNS),
  ...Object.values(METADATA_COLUMNS),
]

/** The sample of one row. */
export function sampleOfRow(
  id: string,
  split: Split,
  columns: Columns,
  row: number,
  landCover: LandCover | undefined,
  problems: ProblemLog,
): Sample {
  const checked = (value: number | undefined, check: (value: number) => Label): number | undefined => {
    if (value === undefined || Number.isNaN(value)) return undefined
    const label = check(value)
    if (label.problem !== undefined)
      problems.add({ where: id, message: `${label.problem}; the label is left out` })
    return label.value
  }
  const agb = checked(columns.get(AGB_COLUMN)?.[row], agbLabel)
  const code = checked(landCover?.code, landCoverLabel)
  const latitude = degrees(columns, LOCATION_COLUMNS.latitude, row)
  const longitude = degrees(columns, LOCATION_COLUMNS.longitude, row)
  return {
    id,
    split,
    ...(latitude === undefined || longitude === undefined ? {} : { location: { latitude, longitude } }),
    metadata: metadataOf(columns, row, landCover),
    truth: { ...(code === undefined ? {} : { landCover: code }), ...(agb === undefined ? {} : { agb }) },
  }
}

/** sign(decimal) · (|decimal| + offset), as AGBD's card decodes it; the sign of −0 counts. */
function degrees(
  columns: Columns,
  [decimals, offsets]: readonly [string, string],
  row: number,
): number | undefined {
  const decimal = columns.get(decimals)?.[row]
  const offset = columns.get(offsets)?.[row]
  if (decimal === undefined || offset === undefined || Number.isNaN(decimal)) return undefined
  const isNegative = decimal < 0 || Object.is(decimal, -0)
  return (isNegative ? -1 : 1) * (Math.abs(decimal) + offset)
}

function metadataOf(
  columns: Columns,
  row: number,
  landCover: LandCover | undefined,
): Readonly<Record<string, MetadataValue>> {
  const metadata: Record<string, MetadataValue> = {}
  for (const [name, column] of Object.entries(METADATA_COLUMNS)) {
    const value = columns.get(column)?.[row]
    if (value !== undefined) metadata[name] = Number.isNaN(value) ? null : value
  }
  for (const [name, column] of Object.entries(DATE_COLUMNS)) {
    const days = columns.get(column)?.[row]
    if (days !== undefined) metadata[name] = dateOf(days)
  }
  if (landCover?.probability !== undefined) metadata.landCoverProbability = landCover.probability
  return metadata
}

/** `2019-05-01` of days since AGBD's first. */
function dateOf(days: number): string | null {
  if (!Number.isFinite(days)) return null
  return new Date(FIRST_DAY + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10)
}

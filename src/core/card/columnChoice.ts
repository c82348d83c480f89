import { ReoError } from '../errors'
import type { CategoryDistribution } from './categoryTally'
import type { ColumnSummary } from './columnTallies'

/** What a region's column may be called, the likeliest first. */
export const REGION_NAMES: readonly string[] = [
  'region',
  'continent',
  'country',
  'ecoregion',
  'biome',
  'realm',
  'zone',
  'site',
]

/** What a season's column may be called. */
export const SEASON_NAMES: readonly string[] = ['season']

/** The distribution over a column's classes, under another title. */
export function titled(
  summary: Extract<ColumnSummary, { kind: 'classes' }>,
  title: string,
): CategoryDistribution {
  return { ...summary.distribution, title }
}

/**
 * A column of classes by its name: one called just so before one whose name contains it.
 * @param wanted the column to take whatever its name
 * @throws ReoError when the column that is wanted is not there or holds no classes
 */
export function chooseColumn(
  columns: readonly ColumnSummary[],
  names: readonly string[],
  wanted?: string,
): Extract<ColumnSummary, { kind: 'classes' }> | undefined {
  const classes = columns.filter((summary) => summary.kind === 'classes')
  if (wanted !== undefined) {
    const found = classes.find(({ column }) => column === wanted)
    if (found !== undefined) return found
    throw new ReoError(`There is no column of classes "${wanted}"`, {
      mend: `There are ${classes.map(({ column }) => column).join(', ') || 'none'}.`,
    })
  }
  const named = (fits: (column: string, name: string) => boolean) =>
    names
      .map((name) => classes.find(({ column }) => fits(column.toLowerCase(), name)))
      .find((found) => found !== undefined)
  return named((column, name) => column === name) ?? named((column, name) => column.includes(name))
}

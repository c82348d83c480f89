import { ReoError } from '../../errors'
import { columnNamed, columnReader, type SampleColumns } from '../../slices/sampleColumns'
import type { UnitOf } from './commonQuestions'

/** Column whose samples lie next to each other, so that they are no independent evidence. */
const TILE = 'tile'

/** How samples are gathered into units that are drawn together. */
export interface UnitColumn {
  readonly column: string
  readonly unitOf: UnitOf
}

/**
 * The units that samples are drawn in: those of the column wanted, else of `tile` where there is one; undefined where
 * samples stand for themselves.
 * @param wanted name of a column; `none` for none
 * @throws ReoError when there is no such column
 */
export function unitColumn(columns: SampleColumns, wanted?: string): UnitColumn | undefined {
  if (wanted === 'none') return undefined
  const column = columnNamed(columns, wanted ?? TILE)
  if (column !== undefined) {
    const read = columnReader(columns, column)
    return { column, unitOf: (sample) => read(sample)?.toString() }
  }
  if (wanted === undefined) return undefined
  throw new ReoError(`There is no column "${wanted}" to cluster by`, {
    mend: `There are ${[...columns.values.keys()].join(', ') || 'none'}.`,
  })
}

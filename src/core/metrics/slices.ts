import { ReoError } from '../errors'
import { compareLabels } from './labels'

/** More slices than this are no slices but single items. */
const MAXIMUM_SLICES = 1000

/**
 * Items by the value of a column: their indices, in the order of the values.
 * @param values null or undefined where an item belongs to no slice
 * @param column its name and the file it is of, for the error
 * @throws ReoError when there are too many different values
 */
export function sliceItems(
  values: readonly (string | null | undefined)[],
  column: { readonly by: string; readonly where: string },
): ReadonlyMap<string, readonly number[]> {
  const slices = new Map<string, number[]>()
  values.forEach((value, item) => {
    if (value === null || value === undefined) return
    const items = slices.get(value)
    if (items === undefined) slices.set(value, [item])
    else items.push(item)
  })
  if (slices.size > MAXIMUM_SLICES) {
    throw new ReoError(`The column "${column.by}" has ${slices.size} different values`, {
      where: column.where,
      mend: `Slice by a column of at most ${MAXIMUM_SLICES} values.`,
    })
  }
  return new Map([...slices].sort(([a], [b]) => compareLabels(a, b)))
}

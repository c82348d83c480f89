import type { Dataset } from '../../core/dataset/dataset'
import type { Split } from '../../core/dataset/sample'
import { ReoError } from '../../core/errors'

/**
 * The value of a metadata column by sample id, for slicing a report.
 * @throws ReoError when no sample has the column; it names those there are
 */
export async function sliceOf(
  dataset: Dataset,
  split: Split,
  column: string,
): Promise<(sample: string) => string | undefined> {
  const values = new Map<string, string>()
  const columns = new Set<string>()
  for await (const { id, metadata } of dataset.samples({ split })) {
    for (const key of Object.keys(metadata)) columns.add(key)
    const value = metadata[column]
    if (value !== undefined && value !== null) values.set(id, String(value))
  }
  if (!columns.has(column)) {
    throw new ReoError(`The data set has no column "${column}"`, {
      where: dataset.description.name,
      mend: columns.size === 0 ? 'It has none.' : `It has ${[...columns].join(', ')}.`,
    })
  }
  return (sample) => values.get(sample)
}

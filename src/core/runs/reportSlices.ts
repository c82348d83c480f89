import { openDataset } from '../dataset/openDataset'
import { ReoError } from '../errors'
import { columnNamed, columnReader, readSampleColumns } from '../slices/sampleColumns'
import type { SliceOf } from './buildReport'
import type { Run } from './runLog'

/**
 * The value of a column by sample id, to slice a report by: of the metadata in the run's data set, or `landCover`,
 * the true class.
 * @throws ReoError when the data set cannot be opened, or has no such column; it names those there are
 */
export async function sliceColumn(run: Run, column: string): Promise<SliceOf> {
  const { path } = run.header.dataset
  const dataset = await openDataset(path)
  try {
    const columns = await readSampleColumns(run, dataset)
    const name = columnNamed(columns, column)
    if (name === undefined) throw noColumn(column, path, [...columns.values.keys()])
    const read = columnReader(columns, name)
    return (sample) => {
      const value = read(sample)
      return value === null ? undefined : String(value)
    }
  } finally {
    await dataset.close()
  }
}

function noColumn(column: string, where: string, known: readonly string[]): ReoError {
  return new ReoError(`The data set has no column "${column}"`, {
    where,
    mend: known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`,
  })
}

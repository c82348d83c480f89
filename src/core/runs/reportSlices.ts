import { openDataset } from '../dataset/openDataset'
import { ReoError } from '../errors'
import type { SliceOf } from './buildReport'
import type { Run } from './runLog'

/** Slices by the true land-cover class, which is no metadata. */
const LAND_COVER = 'landCover'

/**
 * The value of a column by sample id, to slice a report by: of the metadata in the run's data set, or `landCover`,
 * the true class, which the run log itself has where it was asked for.
 * @throws ReoError when the data set cannot be opened, or has no such column; it names those there are
 */
export async function sliceColumn(run: Run, column: string): Promise<SliceOf> {
  const values = column === LAND_COVER ? loggedLandCover(run) : new Map<string, string>()
  if (values.size === 0) await collect(run, column, values)
  return (sampleId) => values.get(sampleId)
}

function loggedLandCover({ answers }: Run): Map<string, string> {
  const asked = answers.filter(({ task, truth }) => task === LAND_COVER && truth !== null)
  return new Map(asked.map(({ sample, truth }) => [sample, String(truth)]))
}

async function collect({ header }: Run, column: string, values: Map<string, string>): Promise<void> {
  const { path, split } = header.dataset
  const dataset = await openDataset(path)
  const columns = new Set<string>()
  try {
    for await (const { id, metadata, truth } of dataset.samples({ split })) {
      for (const name of Object.keys(metadata)) columns.add(name)
      if (truth.landCover !== undefined) columns.add(LAND_COVER)
      const value = Object.hasOwn(metadata, column)
        ? metadata[column]
        : column === LAND_COVER
          ? truth.landCover
          : null
      if (value !== null && value !== undefined) values.set(id, String(value))
    }
  } finally {
    await dataset.close()
  }
  if (columns.has(column)) return
  throw new ReoError(`The data set has no column "${column}"`, {
    where: path,
    mend: columns.size === 0 ? 'It has none.' : `It has ${[...columns].join(', ')}.`,
  })
}

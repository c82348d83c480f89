import type { Dataset } from '../../core/dataset/dataset'
import { type DatasetRanges, sampleRanges } from '../../core/dataset/datasetRanges'

const known = new WeakMap<Dataset, Promise<DatasetRanges | undefined>>()

/**
 * The ranges of a data set's bands, sampled at the first patch that is shown; undefined where nothing can be read, for a
 * patch can be shown without.
 */
export function rangesOf(dataset: Dataset): Promise<DatasetRanges | undefined> {
  const ranges = known.get(dataset) ?? sampleRanges(dataset).then(orNothing, () => undefined)
  known.set(dataset, ranges)
  return ranges
}

function orNothing(ranges: DatasetRanges): DatasetRanges | undefined {
  return ranges.patches === 0 ? undefined : ranges
}

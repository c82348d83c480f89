import type { Dataset, DatasetDescription, DatasetProblem } from '../dataset'
import type { Sample } from '../sample'

/** So many samples are read to meet the first problems, and so many ids are named. */
const SAMPLES_READ = 32
const IDS_NAMED = 5
const PROBLEMS_NAMED = 20

/** What a data set holds. */
export interface DatasetSummary extends DatasetDescription {
  readonly kind: 'dataset'
  readonly samples: number
  readonly firstIds: readonly string[]
  readonly problemCount: number
  readonly firstProblems: readonly DatasetProblem[]
}

/** Looks at a data set and at the imagery of its first samples. */
export async function inspectDataset(dataset: Dataset): Promise<DatasetSummary> {
  const samples: Sample[] = []
  for await (const sample of dataset.samples({ limit: SAMPLES_READ })) samples.push(sample)
  await dataset.readImagery(samples)
  await dataset.indexed()
  const problems = dataset.problems()
  const { description } = dataset
  return {
    kind: 'dataset',
    ...description,
    samples: Object.values(description.sampleCounts).reduce((sum, count) => sum + count, 0),
    firstIds: samples.slice(0, IDS_NAMED).map(({ id }) => id),
    problemCount: problems.length,
    firstProblems: problems.slice(0, PROBLEMS_NAMED),
  }
}

import type {
  Dataset,
  DatasetDescription,
  DatasetRecord,
  ImageryResult,
  SampleQuery,
} from '../dataset/dataset'
import type { ImageFile } from '../dataset/imageFile'
import type { Sample, Split } from '../dataset/sample'
import { turnOfEventLoop } from '../turnOfEventLoop'
import type { Check, CheckRun } from './check'
import { CHECKS } from './checks'
import type { Finding } from './finding'
import { FindingLog } from './findingLog'
import { SamplePicker } from './pickSamples'

/** Samples of each split whose imagery is read unless all is asked for. */
const USUAL_IMAGES_PER_SPLIT = 1000

/** Samples whose imagery is read at a time. */
const BATCH = 32

/** Samples streamed between two turns of the event loop. */
const SAMPLES_PER_TURN = 4096

export interface CheckProgress {
  readonly phase: 'samples' | 'imagery'
  readonly done: number
  /** Absent where nobody has counted yet. */
  readonly total?: number
}

export interface CheckOptions {
  readonly split?: Split
  /** Read the imagery of every sample, not only of {@link USUAL_IMAGES_PER_SPLIT} a split. */
  readonly all?: boolean
  readonly checks?: readonly Check[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CheckProgress) => void
}

/** What is wrong with a data set, and how much of it was looked at. */
export interface CheckReport {
  readonly dataset: DatasetRecord & Pick<DatasetDescription, 'format'>
  readonly split?: Split
  /** Samples whose labels and places were checked: all. */
  readonly samples: number
  /** Samples whose imagery was checked too. */
  readonly images: number
  readonly findings: readonly Finding[]
}

/**
 * Checks a data set in two passes: every sample's labels and place, then the imagery of a fixed choice of them or of all.
 * @throws the signal's reason when it aborts; ReoError when the samples cannot be read to their end
 */
export async function checkDataset(dataset: Dataset, options: CheckOptions = {}): Promise<CheckReport> {
  const { split, signal } = options
  const query: SampleQuery = {
    ...(split !== undefined && { split }),
    ...(signal !== undefined && { signal }),
  }
  const log = new FindingLog()
  const context = { dataset, query, report: log.add.bind(log) }
  const runs = (options.checks ?? CHECKS).map((check) => check.start(context))
  const picker = options.all === true ? undefined : new SamplePicker(USUAL_IMAGES_PER_SPLIT)
  const samples = await checkSamples(dataset, query, runs, picker, options)
  const picked = picker?.picked()
  const chosen = picked ?? dataset.samples(query)
  const images = await checkImagery(dataset, chosen, picked?.length ?? samples, runs, options)
  for (const run of runs) await run.finish?.()
  const { name, path, format, fingerprint, synthetic } = dataset.description
  return {
    dataset: { name, path, format, fingerprint, synthetic },
    ...(split !== undefined && { split }),
    samples,
    images,
    findings: log.list(),
  }
}

async function checkSamples(
  dataset: Dataset,
  query: SampleQuery,
  runs: readonly CheckRun[],
  picker: SamplePicker | undefined,
  { signal, onProgress }: CheckOptions,
): Promise<number> {
  let ordinal = 0
  for await (const sample of dataset.samples(query)) {
    for (const run of runs) run.sample?.(sample, ordinal)
    picker?.offer(sample, ordinal)
    ordinal++
    if (ordinal % SAMPLES_PER_TURN !== 0) continue
    onProgress?.({ phase: 'samples', done: ordinal })
    await turnOfEventLoop()
    signal?.throwIfAborted()
  }
  await dataset.indexed()
  onProgress?.({ phase: 'samples', done: ordinal, total: ordinal })
  return ordinal
}

async function checkImagery(
  dataset: Dataset,
  samples: Iterable<Sample> | AsyncIterable<Sample>,
  total: number,
  runs: readonly CheckRun[],
  { signal, onProgress }: CheckOptions,
): Promise<number> {
  if (Object.keys(dataset.description.modalities).length === 0) return 0
  let done = 0
  const checkBatch = async (batch: readonly Sample[]) => {
    signal?.throwIfAborted()
    for (const result of await dataset.readImagery(batch)) await checkImage(dataset, result, runs)
    done += batch.length
    onProgress?.({ phase: 'imagery', done, total })
    await turnOfEventLoop()
  }
  let batch: Sample[] = []
  for await (const sample of samples) {
    batch.push(sample)
    if (batch.length < BATCH) continue
    await checkBatch(batch)
    batch = []
  }
  if (batch.length > 0) await checkBatch(batch)
  return done
}

async function checkImage(dataset: Dataset, result: ImageryResult, runs: readonly CheckRun[]): Promise<void> {
  const { sample } = result
  if ('problem' in result) {
    for (const run of runs) run.unreadable?.(sample, result.problem)
    return
  }
  const files: readonly ImageFile[] = (await dataset.describeImages?.(sample)) ?? []
  for (const run of runs) run.patch?.({ sample, imagery: result.imagery, files })
}

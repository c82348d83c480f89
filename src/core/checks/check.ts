import type { Dataset, DatasetProblem, SampleQuery } from '../dataset/dataset'
import type { ImageFile } from '../dataset/imageFile'
import type { Imagery, Sample } from '../dataset/sample'
import type { FindingKind, Occurrence } from './finding'

/** A sample whose imagery was read. */
export interface CheckedPatch {
  readonly sample: Sample
  readonly imagery: Imagery
  /** What its image files say of themselves; none where the format has no such files. */
  readonly files: readonly ImageFile[]
}

/** What a check works with. */
export interface CheckContext {
  readonly dataset: Dataset
  /** The samples that are checked. */
  readonly query: SampleQuery
  /** @param count how many the occurrence stands for; 1 when absent */
  report(kind: FindingKind, occurrence: Occurrence, count?: number): void
}

/** One pass over a data set; every method is optional. */
export interface CheckRun {
  /** Told of every sample in stored order. @param ordinal its number among them, from 0 */
  sample?(sample: Sample, ordinal: number): void
  /** Told of the samples whose imagery is read, after all samples. */
  patch?(patch: CheckedPatch): void
  /** Told of a sample whose imagery cannot be read. */
  unreadable?(sample: Sample, problem: DatasetProblem): void
  /** Told once all have been seen. */
  finish?(): void | Promise<void>
}

/** One kind of check: a file in `kinds/`. Memory of a run may grow by some bytes a sample, not with imagery. */
export interface Check {
  readonly id: string
  /** All that it can find; `docs/checks.md` explains each. */
  readonly findings: readonly FindingKind[]
  start(context: CheckContext): CheckRun
}

import { messageOf } from '../errors'
import type { DatasetProblem, ImageryResult } from './dataset'
import type { ProblemLog } from './problemLog'
import type { Imagery, Sample } from './sample'

/**
 * Checks imagery that was read: a sample without data in any modality is no use to anyone; one that lacks data in some
 * is noted and kept.
 */
export function checkedImagery(sample: Sample, imagery: Imagery, problems: ProblemLog): ImageryResult {
  const rasters = Object.entries(imagery)
  const empty = rasters.filter(([, { data }]) => data.every(Number.isNaN)).map(([modality]) => modality)
  if (empty.length === 0) return { sample, imagery }
  const everywhere = empty.length === rasters.length
  const use = everywhere ? 'it is left out' : 'its other imagery is used'
  const problem: DatasetProblem = {
    where: sample.id,
    about: 'imagery',
    message: `the patch has no data anywhere in ${empty.join(', ')}; ${use}`,
  }
  problems.add(problem)
  return everywhere ? { sample, problem } : { sample, imagery }
}

/** The result of a sample whose imagery could not be read. */
export function failedImagery(sample: Sample, error: unknown, problems: ProblemLog): ImageryResult {
  const problem: DatasetProblem = { where: sample.id, about: 'imagery', message: messageOf(error) }
  problems.add(problem)
  return { sample, problem }
}

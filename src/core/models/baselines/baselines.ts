import type { Task } from '../../benchmark/tasks'
import type { Sample } from '../../dataset/sample'
import type { AnswerValue } from '../model'
import { type Estimator, majority, mean, median } from './estimators'

/** A way to answer without looking: the floor that a model has to beat. */
export interface Baseline {
  readonly title: string
  readonly tasks: readonly Task[]
  readonly estimator: Estimator
  /** What values are grouped by; by their question, where a task has several per sample, when absent. */
  readonly groupOf?: (sample: Sample) => AnswerValue | undefined
}

export const BASELINE_PREFIX = 'baseline:'

/**
 * The built-in baselines by the name after `baseline:`. The land-cover mean takes the class that a land-cover map
 * tells of the centre pixel as known, as AGBD's models do.
 */
export const BASELINES: Readonly<Record<string, Baseline>> = {
  mean: { title: 'Mean', tasks: ['patchCount', 'agb'], estimator: mean },
  median: { title: 'Median', tasks: ['patchCount', 'agb'], estimator: median },
  'land-cover-mean': {
    title: 'Mean of the land-cover class',
    tasks: ['patchCount', 'agb'],
    estimator: mean,
    groupOf: ({ truth }) => truth.landCover,
  },
  majority: {
    title: 'Most frequent answer',
    tasks: ['humanActivity', 'landCover', 'patchCount'],
    estimator: majority,
  },
}

import { type Task, TASK_DESCRIPTIONS } from '../../core/benchmark/tasks'
import type { DatasetDescription } from '../../core/dataset/dataset'
import type { AskingOptions } from '../../core/models/chat/askingOptions'
import type { Modality, Split } from '../../core/dataset/sample'
import type { ModelDescription } from '../../core/models/model'

/** All that has to be known before models can be evaluated. */
export interface EvaluationPlan {
  readonly dataset: string
  readonly split: Split
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
  /** Number of patches; all when absent. */
  readonly limit?: number
  /** How models behind an endpoint are asked. */
  readonly asking?: AskingOptions
  /** Goes on with an earlier run, asking as it was asked. */
  readonly resume?: boolean
}

/** The split that is usually meant comes first. */
const SPLIT_ORDER: readonly Split[] = ['test', 'val', 'train']

/** The splits that have samples. */
export function filledSplits({ sampleCounts }: DatasetDescription): readonly Split[] {
  return SPLIT_ORDER.filter((split) => sampleCounts[split] > 0)
}

/** Imagery that a model looks at and a data set lacks. */
export function missingImagery(model: ModelDescription, dataset: DatasetDescription): readonly Modality[] {
  return model.modalities.filter((modality) => dataset.modalities[modality] === undefined)
}

/** The tasks that a data set has truth for and some of the models answer. */
export function sharedTasks(
  models: readonly Pick<ModelDescription, 'tasks'>[],
  dataset: DatasetDescription,
): readonly Task[] {
  return dataset.tasks.filter((task) => models.some(({ tasks }) => tasks.includes(task)))
}

/** Whether a model can be evaluated on a data set. */
export function suits(model: ModelDescription, dataset: DatasetDescription): boolean {
  return missingImagery(model, dataset).length === 0 && sharedTasks([model], dataset).length > 0
}

/** What is wrong with a number of patches as typed; an empty text means all. */
export function limitProblem(text: string): string | undefined {
  if (text.trim() === '' || /^\s*[1-9]\d{0,8}\s*$/.test(text)) return undefined
  return 'Type a whole number above 0, or nothing for all patches.'
}

/** A number of patches as typed; undefined for all. */
export function limitOf(text: string): number | undefined {
  return text.trim() === '' ? undefined : Number(text)
}

/** Tasks in words, such as `Land cover, Above-ground biomass`. */
export function taskTitles(tasks: readonly Task[]): string {
  return tasks.map((task) => TASK_DESCRIPTIONS[task].title).join(', ')
}

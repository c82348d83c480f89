import { randomUUID } from 'node:crypto'
import type { ReadingPolicies } from '../answers/policies'
import type { Task } from '../benchmark/tasks'
import type { DatasetDescription } from '../dataset/dataset'
import type { Split } from '../dataset/sample'
import { RUN_SCHEMA, type RunHeader } from '../runs/runLog'
import { softwareVersions } from '../runs/software'

/** What answers that were given elsewhere are about. */
export interface AnswersMade {
  readonly dataset: Pick<DatasetDescription, 'name' | 'path' | 'fingerprint' | 'synthetic'>
  readonly split: Split
  /** Ids of the models. */
  readonly models: readonly string[]
  readonly tasks: readonly Task[]
  /** By which they are read. */
  readonly policies: ReadingPolicies
  readonly settings: RunHeader['settings']
}

/**
 * The header of a run whose answers were given elsewhere.
 * @param id of an earlier run that goes on
 */
export function headerOfAnswers(
  { dataset: { name, path, fingerprint, synthetic }, split, models, tasks, policies, settings }: AnswersMade,
  id: string = randomUUID(),
): RunHeader {
  return {
    type: 'run',
    schema: RUN_SCHEMA,
    id,
    created: new Date().toISOString(),
    dataset: { name, path, fingerprint, split, synthetic },
    models: models.map((model) => ({
      id: model,
      title: model,
      tasks,
      modalities: [],
      reading: { policies, questions: {} },
    })),
    tasks,
    prompts: {},
    settings,
    software: softwareVersions(),
  }
}

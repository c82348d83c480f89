import { randomUUID } from 'node:crypto'
import type { EvaluationRequest } from './evaluate'
import { RUN_SCHEMA, type RunHeader } from './runLog'
import type { TrainingMeans } from './scoreViews'
import { softwareVersions } from './software'

/** The header of a run that begins, or that goes on with an earlier one. */
export function runHeader(
  request: EvaluationRequest,
  earlier: RunHeader | undefined,
  means: TrainingMeans,
): RunHeader {
  const { dataset, split, models, tasks, limit, only } = request
  const { name, path, fingerprint, synthetic } = dataset.description
  return {
    type: 'run',
    schema: RUN_SCHEMA,
    id: earlier?.id ?? randomUUID(),
    created: new Date().toISOString(),
    dataset: { name, path, fingerprint, split, synthetic },
    models: models.map(({ description }) => description),
    tasks,
    prompts: {},
    settings: {
      limit: limit ?? null,
      chosenSamples: only?.size ?? null,
      ...(earlier !== undefined && earlier.dataset.fingerprint !== fingerprint && { dataChanged: true }),
    },
    trainingMeans: means,
    software: softwareVersions(),
  }
}

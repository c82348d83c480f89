import type { Dataset } from '../../core/dataset/dataset'
import { readImageryOf } from '../../core/dataset/readImageryOf'
import { ReoError } from '../../core/errors'
import type { ModelDescription } from '../../core/models/model'
import { buildPrompt } from '../../core/prompts/buildPrompt'
import {
  estimateEvaluation,
  type EstimatedModel,
  type EvaluationEstimate,
} from '../../core/runs/estimate/estimateEvaluation'
import { promptTokens } from '../../core/runs/estimate/promptTokens'
import type { EstimateEvaluationParams } from '../../protocol/assistant'
import { chatSettingsFor } from '../resources/chatSettingsFor'
import { nameableModels } from '../resources/nameableModels'
import type { Resources } from '../resources/resources'

/**
 * What an evaluation is going to ask and cost.
 * @throws ReoError when the data set cannot be opened, or a model is none of those that the user has here
 */
export async function estimateForAssistant(
  resources: Resources,
  { dataset: name, models: ids, ...wanted }: EstimateEvaluationParams,
): Promise<EvaluationEstimate> {
  const dataset = await resources.openDataset(name)
  await resources.describe(dataset)
  const known = await nameableModels(resources)
  const models: EstimatedModel[] = []
  for (const id of ids) {
    const description = known.find((model) => model.id === id)
    if (description === undefined) throw unknownModel(id, known)
    models.push(await estimatedModel(resources, dataset, description))
  }
  return estimateEvaluation(dataset, { ...wanted, models })
}

async function estimatedModel(
  resources: Resources,
  dataset: Dataset,
  description: ModelDescription,
): Promise<EstimatedModel> {
  if (!/^(chat|lm):/.test(description.id)) return { description, repeats: 1 }
  const settings = await chatSettingsFor(resources, description.id)
  return {
    description,
    repeats: settings.repeats,
    tokensOf: async (sample, task) => {
      const imagery = await readImageryOf(dataset, sample)
      const question = { sample, imagery, task, repeat: 0, earlier: [] }
      const prompt = buildPrompt(question, settings.prompts, settings.prompt)
      return {
        inputTokens: promptTokens(prompt, settings.prompt.pictures.size),
        outputTokens: settings.maximumTokens,
      }
    },
  }
}

/** An assistant may ask no model that the user has not settled: patches would go to whatever address it writes. */
function unknownModel(id: string, known: readonly ModelDescription[]): ReoError {
  return new ReoError('This is none of the models here', {
    where: id,
    mend: `Choose among ${known.map((model) => model.id).join(', ')}, or add it with "REO: Add Model…".`,
  })
}

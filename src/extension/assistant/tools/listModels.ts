import type { DatasetDescription } from '../../../core/dataset/dataset'
import type { ModelDescription } from '../../../core/models/model'
import { filledSplits, missingImagery, sharedTasks } from '../../evaluation/evaluationPlan'
import type { Kernel } from '../../kernels/kernel'
import type { RecentDatasets } from '../../pickers/recentDatasets'
import type { AssistantTool } from '../assistantTool'
import { knownDatasets, needDataset } from '../knownDataset'

/** Tells what can be evaluated: the models here and the data sets, or one data set with the models that suit it. */
export function listModels(service: Kernel, recent: RecentDatasets): AssistantTool<'reo_list_models'> {
  return {
    doing: () => 'Listing models and data sets',
    async answer({ dataset: named }, token) {
      const models = await service.request('listModels', null, token)
      if (named === undefined) {
        const datasets = await knownDatasets(recent)
        return { text: ['Data sets:', ...datasets, '', 'Models:', ...models.map(modelText)].join('\n') }
      }
      const dataset = await needDataset(recent, named)
      const description = await service.request('describeDataset', { dataset }, token)
      return {
        text: [
          datasetText(description),
          '',
          'Models:',
          ...models.map((model) => suitText(model, description)),
        ].join('\n'),
      }
    },
  }
}

function datasetText(dataset: DatasetDescription): string {
  const splits = filledSplits(dataset).map((split) => `${split} ${dataset.sampleCounts[split]}`)
  return [
    `${dataset.name}${dataset.synthetic ? ' (synthetic)' : ''}: ${dataset.path}`,
    `Patches: ${splits.length === 0 ? 'none' : splits.join(', ')}`,
    `Imagery: ${Object.entries(dataset.modalities)
      .map(([modality, { bands }]) => `${modality} ${bands.join(' ')}`)
      .join('; ')}`,
    `Tasks with truth: ${dataset.tasks.join(', ')}`,
  ].join('\n')
}

function modelText({ id, title, tasks, prices, synthetic }: ModelDescription): string {
  const facts = [
    tasks.join(', '),
    ...(synthetic === true ? ['trained on synthetic data'] : []),
    ...(prices === undefined ? [] : [`$${prices.input} in and $${prices.output} out for a million tokens`]),
  ]
  return `${id}: ${title}; ${facts.join('; ')}`
}

function suitText(model: ModelDescription, dataset: DatasetDescription): string {
  const missing = missingImagery(model, dataset)
  if (missing.length > 0) return `${modelText(model)}; cannot be asked: needs ${missing.join(', ')}`
  const isAble = sharedTasks([model], dataset).length > 0
  return `${modelText(model)}${isAble ? '' : '; cannot be asked: no task with truth here'}`
}

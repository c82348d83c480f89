import type { AskingOptions } from '../../core/models/chat/askingOptions'
import type { Model, ModelDescription } from '../../core/models/model'
import { openModel } from '../../core/models/openModel'
import type { EvaluationProgress, EvaluationRequest, EvaluationResult } from '../../core/runs/evaluate'
import { makeFolderOf } from '../../core/runs/makeFolderOf'
import { resumeLog } from '../../core/runs/resumeLog'
import { runEvaluation } from '../../core/runs/runEvaluation'
import { chatSettingsFor } from './chatSettingsFor'
import type { Resources } from './resources'
import { type GenerationOptions, vlmSettingsFor } from './vlmSettingsFor'

/** An evaluation with its models named. */
export interface EvaluationJob extends Omit<EvaluationRequest, 'models'> {
  readonly models: readonly string[]
  /** How language models are asked and answer, where it is not as usual. */
  readonly asking?: AskingOptions & GenerationOptions
}

/**
 * Opens the models, asks them and closes them again, telling the status bar how far it is.
 * @throws ReoError when a model cannot be opened or the run stops on its way
 */
export async function evaluateModels(resources: Resources, job: EvaluationJob): Promise<EvaluationResult> {
  const work = resources.status.begin(`Preparing ${job.models.join(', ')}`)
  const models: Model[] = []
  try {
    await resources.describe(job.dataset)
    await makeFolderOf(job.out, 'run log')
    const earlier = job.resume === true ? await earlierModels(job.out) : new Map<string, ModelDescription>()
    const { modelFolders, device, languageModels } = resources
    for (const id of job.models) {
      const { asking, generation } = earlier.get(id) ?? {}
      const chat = () => chatSettingsFor(resources, id, job.asking, asking)
      const vlm = vlmSettingsFor(job.asking ?? {}, generation)
      models.push(
        await openModel(id, { modelFolders, device, chat, vlm, ...(languageModels && { languageModels }) }),
      )
    }
    return await runEvaluation({
      ...job,
      models,
      onProgress: (progress) => {
        work.update(shortProgress(progress))
        if (progress.model.device !== undefined) resources.status.device = progress.model.device
        job.onProgress?.(progress)
      },
    })
  } finally {
    work.end()
    for (const model of models) await model.close()
  }
}

/** The models of a run by their ids, as it was asked. */
async function earlierModels(log: string): Promise<ReadonlyMap<string, ModelDescription>> {
  const { header } = await resumeLog(log, new Set())
  return new Map(header?.models.map((model) => [model.id, model]))
}

function shortProgress({ done, total, model }: EvaluationProgress): string {
  return `Evaluating ${model.title}: ${done} of ${total}`
}

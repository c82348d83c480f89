import {
  type AnnotationRequest,
  type AnnotationResult,
  generateAnnotations,
} from '../../core/annotation/generation/generateAnnotations'
import { openWordingModel } from '../../core/annotation/generation/wording/openWordingModel'
import { readCatalogue, shippedCatalogue } from '../../core/annotation/templates/readCatalogue'
import type { AskingOptions } from '../../core/models/chat/askingOptions'
import { makeFolderOf } from '../../core/runs/makeFolderOf'
import { chatSettingsFor } from './chatSettingsFor'
import type { Resources } from './resources'

/** A generation with its model and its templates named. */
export interface AnnotationJob extends Omit<AnnotationRequest, 'model' | 'catalogue'> {
  /** Texts are from the templates alone when absent. */
  readonly model?: string
  /** Path of a file of templates; our own when absent. */
  readonly templates?: string
  readonly asking?: AskingOptions
}

/**
 * Opens the model, generates annotations and closes it again, telling the status bar how far it is.
 * @throws ReoError when the templates cannot be read, the model cannot be opened or the generation stops on its way
 */
export async function annotate(resources: Resources, job: AnnotationJob): Promise<AnnotationResult> {
  const { model: id, templates = shippedCatalogue(), asking, ...request } = job
  const catalogue = await readCatalogue(templates)
  const work = resources.status.begin('Annotating')
  const model =
    id === undefined
      ? undefined
      : openWordingModel(id, await chatSettingsFor(resources, id, asking), resources.languageModels)
  try {
    await resources.describe(job.dataset)
    await makeFolderOf(job.out, 'annotations')
    return await generateAnnotations({
      ...request,
      catalogue,
      ...(model !== undefined && { model }),
      onProgress: (progress) => {
        work.update(`Annotating: ${progress.done} of ${progress.total}`)
        job.onProgress?.(progress)
      },
    })
  } finally {
    work.end()
    await model?.close()
  }
}

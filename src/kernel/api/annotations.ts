import { checkAnnotations } from '../../core/annotation/checkAnnotations'
import type { AnnotationResult } from '../../core/annotation/generation/generateAnnotations'
import { readCatalogue, shippedCatalogue } from '../../core/annotation/templates/readCatalogue'
import type { Dataset } from '../../core/dataset/dataset'
import type { MimeBundle } from '../../protocol/kernel'
import { currentExecution } from '../cells/execution'
import { annotationsPayload, checkedAnnotationsPayload } from '../outputs/payloads/annotationsPayload'
import { richBundle } from '../outputs/richBundle'
import { DISPLAY, type Displayable } from '../outputs/valueBundle'
import { Figure } from './figure'

/** Annotations that were generated. Shown, they tell what was written and what was caught. */
export class AnnotationSet implements Displayable {
  readonly #dataset: Dataset
  readonly #result: AnnotationResult
  readonly #templates: string

  constructor(dataset: Dataset, result: AnnotationResult, templates = shippedCatalogue()) {
    this.#dataset = dataset
    this.#result = result
    this.#templates = templates
  }

  /** Path of the annotation log. */
  get path(): string {
    return this.#result.path
  }

  /** Holds every text to the data set anew, such as after it was changed by hand. */
  check(): Figure {
    const signal = currentExecution()?.signal
    return new Figure(async () => {
      const catalogue = await readCatalogue(this.#templates)
      const request = { file: this.path, dataset: this.#dataset, catalogue }
      const checked = await checkAnnotations({ ...request, ...(signal !== undefined && { signal }) })
      return {
        kind: 'table',
        payload: checkedAnnotationsPayload(checked, this.#dataset.description.synthetic),
      }
    })
  }

  async [DISPLAY](): Promise<MimeBundle> {
    const payload = annotationsPayload(this.#result, this.#dataset.description.synthetic)
    return richBundle({ kind: 'table', payload })
  }
}

import type { BatchModel } from '../../src/core/models/model'
import { openModel, type OpenModelOptions } from '../../src/core/models/openModel'

/** Opens a network or a baseline. @throws Error when the id names a model of another kind */
export async function openBatchModel(id: string, options: OpenModelOptions): Promise<BatchModel> {
  const model = await openModel(id, options)
  if (model.mode === 'batch') return model
  throw new Error(`${id} is asked question by question`)
}

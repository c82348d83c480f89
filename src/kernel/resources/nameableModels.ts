import { setTimeout as delay } from 'node:timers/promises'
import { TASKS } from '../../core/benchmark/tasks'
import { languageModelId } from '../../core/models/languageModel/languageModelId'
import { listModels } from '../../core/models/listModels'
import type { ModelDescription } from '../../core/models/model'
import type { SavedModel } from '../../core/models/savedModel'
import type { Resources } from './resources'

/** VS Code may have to wake other extensions before it knows its language models, in ms. */
const LANGUAGE_MODELS_WITHIN = 5_000

/** The models that can be named: installed, baselines, those of the user's settings, VS Code's language models. */
export async function nameableModels(resources: Resources): Promise<readonly ModelDescription[]> {
  const [local, saved, offered] = await Promise.all([
    listModels(resources.modelFolders),
    resources.savedModels(),
    offeredLanguageModels(resources),
  ])
  const listed = [...local, ...saved.map(describeSaved), ...offered]
  return [...new Map(listed.map((model) => [model.id, model])).values()]
}

async function offeredLanguageModels({ languageModels }: Resources): Promise<readonly ModelDescription[]> {
  if (languageModels === undefined) return []
  const offered = await Promise.race([
    languageModels.list().catch(() => []),
    delay(LANGUAGE_MODELS_WITHIN, [], { ref: false }),
  ])
  return offered.map((model) => ({
    id: languageModelId(model),
    title: model.name,
    tasks: TASKS,
    modalities: [],
  }))
}

function describeSaved({ id, title, prices }: SavedModel): ModelDescription {
  return { id, title: title ?? nameOf(id), tasks: TASKS, modalities: [], ...(prices && { prices }) }
}

/** `chat:qwen2-vl@http://localhost:8000/v1` → `qwen2-vl`. */
function nameOf(id: string): string {
  return id.replace(/^[\w-]+:/, '').replace(/@https?:.*$/i, '')
}

import type { SavedModel } from '../../core/models/savedModel'
import type { LanguageModels } from '../languageModels/languageModels'
import type { ModelKeys } from '../models/modelKeys'
import type { HostHandlers } from './hostHandlers'
import { needTrust } from './kernelFactory'

/** What kernels ask of this window: its language models, and the user's models and their keys. */
export function editorHost(languageModels: LanguageModels, keys: ModelKeys): HostHandlers {
  return {
    listLanguageModels: () => languageModels.list(),
    askLanguageModel: (...question) => {
      needTrust()
      return languageModels.ask(...question)
    },
    listSavedModels: savedModels,
    async modelAccess({ id }) {
      needTrust()
      const saved = (await savedModels()).find((model) => model.id === id)
      return { saved: saved ?? null, apiKey: (await keys.of(id, saved, process.env)) ?? null }
    },
  }
}

async function savedModels(): Promise<readonly SavedModel[]> {
  return (await import('../models/savedModels')).savedModels()
}

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
    listSavedModels: async () => (await import('../models/savedModels')).savedModels(),
    async modelAccess({ id }) {
      needTrust()
      const { areModelsOfWorkspace, savedModels } = await import('../models/savedModels')
      const saved = savedModels().find((model) => model.id === id)
      const env = areModelsOfWorkspace() ? undefined : process.env
      return { saved: saved ?? null, apiKey: (await keys.of(id, saved, env)) ?? null }
    },
  }
}

import { ReoError } from '../../errors'
import { type ChatIdentity, ChatModel } from '../chat/chatModel'
import type { ChatSettings } from '../chat/chatSettings'
import type { QuestionModel } from '../model'
import { parseLanguageModelId } from './languageModelId'
import { LanguageModelPort } from './languageModelPort'
import type { LanguageModels } from './languageModels'

/**
 * One of VS Code's language models.
 * @param id `lm:VENDOR/FAMILY`
 * @param models undefined outside VS Code
 * @throws ReoError when the id is none, or nothing leads to VS Code
 */
export function openLanguageModel(
  id: string,
  models: LanguageModels | undefined,
  settings: ChatSettings,
): QuestionModel {
  return new ChatModel(languageModelIdentity(id, models, settings), settings)
}

/** Who such an id names. @throws ReoError as {@link openLanguageModel} does */
export function languageModelIdentity(
  id: string,
  models: LanguageModels | undefined,
  settings: ChatSettings,
): ChatIdentity {
  const name = parseLanguageModelId(id)
  if (models === undefined) {
    throw new ReoError('Only VS Code can ask its language models', {
      where: id,
      mend: 'Use the command "REO: Run Evaluation…" or reo.evaluate in a notebook, or the same model by chat:MODEL@BASE_URL.',
    })
  }
  const port = new LanguageModelPort(name, models, settings.timeoutMs)
  return { id, title: settings.title ?? name.family, endpoint: `lm:${name.vendor}`, port }
}

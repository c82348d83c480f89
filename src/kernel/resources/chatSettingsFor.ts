import { type AskingOptions, withAskingOptions } from '../../core/models/chat/askingOptions'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../core/models/chat/chatSettings'
import type { AskingRecord } from '../../core/models/model'
import type { Resources } from './resources'

/**
 * How a model behind an endpoint is asked: as the user's settings and the options have it, and as it was asked earlier
 * where a run goes on.
 * @throws ReoError when its key is not there, or the file of prompts cannot be read
 */
export async function chatSettingsFor(
  resources: Resources,
  id: string,
  options: AskingOptions = {},
  earlier?: AskingRecord,
): Promise<ChatSettings> {
  const { saved, apiKey } = await resources.modelAccess(id)
  const { title, prices, concurrency } = saved ?? {}
  const settings: ChatSettings = {
    ...DEFAULT_CHAT_SETTINGS,
    answersFolder: resources.answersFolder,
    ...(title !== undefined && { title }),
    ...(prices !== undefined && { prices }),
    ...(concurrency !== undefined && { concurrency }),
    ...(apiKey !== null && { apiKey }),
    ...earlier,
  }
  return withAskingOptions(settings, options)
}

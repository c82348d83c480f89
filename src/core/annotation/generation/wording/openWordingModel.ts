import { TASKS } from '../../../benchmark/tasks'
import { ReoError } from '../../../errors'
import { CachedPort, type KnownCompletion } from '../../../models/chat/cachedPort'
import { CHAT_PREFIX } from '../../../models/chat/chatId'
import { chatIdentity, type ChatIdentity } from '../../../models/chat/chatModel'
import type { ChatSettings } from '../../../models/chat/chatSettings'
import { EndpointError } from '../../../models/endpointError'
import { LANGUAGE_MODEL_PREFIX } from '../../../models/languageModel/languageModelId'
import type { LanguageModels } from '../../../models/languageModel/languageModels'
import { languageModelIdentity } from '../../../models/languageModel/openLanguageModel'
import type { EndpointReport, ModelDescription, Turn } from '../../../models/model'
import type { Prompt } from '../../../prompts/buildPrompt'

/** A language model that words texts anew. It sees no picture: what it may say is told to it. */
export interface WordingModel {
  readonly description: ModelDescription
  /** Name of what serves it. */
  readonly endpoint: string
  /** Requests under way at a time at most. */
  readonly concurrency: number
  /** @throws EndpointError when the model is not there */
  prepare(signal?: AbortSignal): Promise<void>
  /**
   * @param attempt counted from 0; where there is chance in the answers, each attempt has its own
   * @throws EndpointError when there is no answer
   */
  word(prompt: Prompt, attempt: number, signal: AbortSignal, turn: Turn): Promise<KnownCompletion>
  close(): Promise<void>
}

/**
 * Opens a model that words texts: `chat:MODEL@BASE_URL` or `lm:VENDOR/FAMILY`.
 * @throws ReoError when the id is of no such model
 */
export function openWordingModel(
  id: string,
  settings: ChatSettings,
  languageModels?: LanguageModels,
): WordingModel {
  const identity = identityOf(id, settings, languageModels)
  const port = new CachedPort(id, identity.port, settings.answersFolder)
  const { temperature, maximumTokens, concurrency, prices } = settings
  let report: EndpointReport | undefined
  return {
    get description() {
      return {
        id,
        title: identity.title,
        tasks: TASKS,
        modalities: [],
        ...(report !== undefined && { endpoint: report }),
        ...(prices !== undefined && { prices }),
      }
    },
    endpoint: identity.endpoint,
    concurrency,
    async prepare(signal) {
      report = await port.preflight(signal).catch(unlessWithoutPictures)
    },
    word(prompt, attempt, signal, turn) {
      const options = {
        temperature,
        maximumTokens,
        topLogprobs: 0,
        ...(temperature > 0 && { seed: attempt }),
      }
      return port.complete(prompt, options, signal, turn)
    },
    close: () => port.close(),
  }
}

function identityOf(id: string, settings: ChatSettings, languageModels?: LanguageModels): ChatIdentity {
  if (id.startsWith(CHAT_PREFIX)) return chatIdentity(id, settings)
  if (id.startsWith(LANGUAGE_MODEL_PREFIX)) return languageModelIdentity(id, languageModels, settings)
  throw new ReoError(`"${id}" cannot word texts`, { mend: 'Use chat:MODEL@BASE_URL or lm:VENDOR/FAMILY.' })
}

/** Wording needs no pictures. */
function unlessWithoutPictures(error: unknown): undefined {
  if (error instanceof EndpointError && error.failure === 'no-image') return undefined
  throw error
}

import { ChatClient } from './chat/chatClient'
import { CHAT_PREFIX, parseChatId } from './chat/chatId'
import type { ChatPort } from './chat/chatPort'
import { ServerPool } from './chat/serverPool'
import { EndpointError, type EndpointFailure } from './endpointError'
import { LANGUAGE_MODEL_PREFIX, parseLanguageModelId } from './languageModel/languageModelId'
import { LanguageModelPort } from './languageModel/languageModelPort'
import type { LanguageModels } from './languageModel/languageModels'
import type { EndpointReport } from './model'

/** Time for an address to say which models it has, in ms. */
const LISTS_WITHIN = 5_000

/** Time for each question of a trial, in ms: a model may have to be loaded first. */
const ANSWERS_WITHIN = 120_000

/** What a trial found out, or what kept the endpoint from answering. */
export type Tried<Found> =
  | { readonly outcome: 'answered'; readonly found: Found }
  | { readonly outcome: 'failed'; readonly failure: EndpointFailure; readonly message: string }

/** The names of the models that an address serves; none where it keeps no list. @throws ReoError when it is no address */
export function tryAddress(
  address: string,
  apiKey: string | undefined,
  signal?: AbortSignal,
): Promise<Tried<readonly string[]>> {
  const { model, baseUrls } = parseChatId(`${CHAT_PREFIX}models@${address}`)
  return tried(async () => {
    const options = { timeoutMs: LISTS_WITHIN, ...(apiKey !== undefined && { apiKey }) }
    const client = new ChatClient({ model, baseUrl: baseUrls[0] }, options)
    return ((await client.models(signal)) ?? []).map(({ id }) => id)
  })
}

/** What a model is and can do. @param id of the kind `chat:` or `lm:` @throws ReoError when it is none */
export function tryModel(
  id: string,
  apiKey: string | undefined,
  languageModels: LanguageModels | undefined,
  signal?: AbortSignal,
): Promise<Tried<EndpointReport>> {
  const port = portOf(id, apiKey, languageModels)
  return tried(() => port.preflight(signal))
}

function portOf(
  id: string,
  apiKey: string | undefined,
  languageModels: LanguageModels | undefined,
): ChatPort {
  if (languageModels !== undefined && id.startsWith(LANGUAGE_MODEL_PREFIX)) {
    return new LanguageModelPort(parseLanguageModelId(id), languageModels, ANSWERS_WITHIN)
  }
  const options = { timeoutMs: ANSWERS_WITHIN, ...(apiKey !== undefined && { apiKey }) }
  return new ServerPool(parseChatId(id), options)
}

async function tried<Found>(ask: () => Promise<Found>): Promise<Tried<Found>> {
  try {
    return { outcome: 'answered', found: await ask() }
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error
    return { outcome: 'failed', failure: error.failure, message: error.message }
  }
}

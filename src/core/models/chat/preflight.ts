import type { Prompt } from '../../prompts/buildPrompt'
import { EndpointError } from '../endpointError'
import type { EndpointReport } from '../model'
import type { ChatClient, Completion, CompletionOptions, ServedModel } from './chatClient'
import type { ChatAddress } from './chatId'
import { tryPicture } from './pictureTrial'

const OPTIONS: CompletionOptions = { temperature: 0, maximumTokens: 256, topLogprobs: 2 }

/**
 * Tries what a run needs of an endpoint before the run: that it answers, serves the model, takes a picture and sees it,
 * keeps to a JSON schema, tells the probabilities of tokens.
 * @throws EndpointError when it does not answer, has no such model (and what it has), or takes no pictures
 */
export async function preflight(
  client: ChatClient,
  { model, baseUrl }: ChatAddress,
  signal?: AbortSignal,
): Promise<EndpointReport> {
  const served = await client.models(signal)
  const entry = servedModel(served, model, baseUrl)
  const { completion, pictures } = await tryPicture((prompt) => withProbabilities(client, prompt, signal))
  return {
    address: baseUrl,
    ...(completion.model !== undefined && { reportedModel: completion.model }),
    ...(typeof entry?.max_model_len === 'number' && { contextTokens: entry.max_model_len }),
    pictures,
    schema: await keepsSchema(client, signal),
    logprobs: (completion.logprobs ?? []).length > 0,
  }
}

/** Some endpoints list other names than they serve: only where the name is not there and asking fails is it wrong. */
function servedModel(
  served: readonly ServedModel[] | undefined,
  model: string,
  where: string,
): ServedModel | undefined {
  const entry = served?.find(({ id }) => id === model || id === `${model}:latest`)
  if (served === undefined || served.length === 0 || entry !== undefined) return entry
  const offered = served.slice(0, 20).map(({ id }) => id)
  throw new EndpointError('no-model', `The endpoint has no model "${model}"`, {
    where,
    mend: `It offers ${offered.join(', ')}${served.length > offered.length ? ', …' : ''}.`,
  })
}

/** Some endpoints refuse requests for probabilities altogether. */
async function withProbabilities(
  client: ChatClient,
  prompt: Prompt,
  signal: AbortSignal | undefined,
): Promise<Completion> {
  try {
    return await client.complete(prompt, OPTIONS, signal)
  } catch (error) {
    if (!(error instanceof EndpointError) || error.failure !== 'bad-request') throw error
    return client.complete(prompt, { ...OPTIONS, topLogprobs: 0 }, signal)
  }
}

/** Asks for one thing in words and for another by the schema. */
async function keepsSchema(client: ChatClient, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    const { text } = await client.complete(SCHEMA_PROMPT, { ...OPTIONS, topLogprobs: 0 }, signal)
    const answer: unknown = JSON.parse(text)
    return typeof answer === 'object' && answer !== null && 'mark' in answer && answer.mark === MARK
  } catch (error) {
    if (error instanceof EndpointError && error.failure !== 'bad-request') throw error
    return false
  }
}

const MARK = 'larch'

const SCHEMA_PROMPT: Prompt = {
  messages: [{ role: 'user', parts: [{ text: 'Say hello.' }] }],
  pictures: [],
  question: '',
  schema: {
    type: 'object',
    properties: { mark: { enum: [MARK] } },
    required: ['mark'],
    additionalProperties: false,
  },
  hash: '',
}

import OpenAI from 'openai'
import type { ChatCompletionCreateParamsNonStreaming, ChatCompletionMessageParam } from 'openai/resources'
import * as v from 'valibot'
import type { Prompt, PromptMessage } from '../../prompts/buildPrompt'
import { hideSecretsDeep } from '../../text/redact'
import { EndpointError } from '../endpointError'
import type { AnswerEnd, TokenLogprob, TokenUsage } from '../model'
import { boundedFetch } from './boundedFetch'
import { endpointErrorOf } from './chatFailure'
import type { ChatAddress } from './chatId'
import { issueText } from '../../schemaIssue'

export interface CompletionOptions {
  readonly temperature: number
  readonly maximumTokens: number
  /** 0 for none. */
  readonly topLogprobs: number
  /** Different for repeats, so that an endpoint that heeds it answers each anew. */
  readonly seed?: number
}

/** What an endpoint answered. */
export interface Completion {
  readonly text: string
  /** True where the model declined by the protocol's own field. */
  readonly refused: boolean
  /** True where the answer was cut off at its greatest length. */
  readonly cutOff: boolean
  readonly model?: string
  readonly usage?: TokenUsage
  readonly logprobs?: readonly TokenLogprob[]
}

/** Talks to one endpoint. */
export class ChatClient {
  readonly #address: ChatAddress
  /** What the endpoint knows and may repeat. */
  readonly #secrets: readonly string[]
  readonly #client: OpenAI

  constructor(address: ChatAddress, { apiKey, timeoutMs }: { apiKey?: string; timeoutMs: number }) {
    this.#address = address
    this.#secrets = apiKey === undefined ? [] : [apiKey]
    this.#client = new OpenAI({
      baseURL: address.baseUrl,
      // The client wants one; endpoints without keys pass over it.
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      timeout: timeoutMs,
      fetch: boundedFetch,
    })
  }

  /** Names of the models it serves, with their context where it tells; undefined where it does not list any. */
  async models(signal?: AbortSignal): Promise<readonly ServedModel[] | undefined> {
    try {
      const page = await this.#client.models.list({ ...(signal && { signal }) })
      const parsed = v.safeParse(modelList, this.#withoutSecrets({ data: page.data }))
      return parsed.success ? parsed.output.data : undefined
    } catch (error) {
      const failure = this.#failure(error)
      if (failure instanceof EndpointError && failure.failure === 'no-model') return undefined
      throw failure
    }
  }

  /** @throws EndpointError when there is no answer */
  async complete(prompt: Prompt, options: CompletionOptions, signal?: AbortSignal): Promise<Completion> {
    try {
      const response: unknown = await this.#client.chat.completions.create(
        requestOf(this.#address.model, prompt, options),
        { ...(signal && { signal }) },
      )
      return withoutTokensOf(this.#secrets, completionOf(this.#withoutSecrets(response), this.#where))
    } catch (error) {
      throw this.#failure(error)
    }
  }

  get #where(): string {
    return `${this.#address.model} at ${this.#address.baseUrl}`
  }

  #failure(error: unknown): unknown {
    return endpointErrorOf(error, this.#where, this.#secrets)
  }

  /** An endpoint that repeats its key would have it written into run logs. */
  #withoutSecrets(response: unknown): unknown {
    return hideSecretsDeep(response, this.#secrets)
  }
}

export interface ServedModel {
  readonly id: string
  readonly max_model_len?: number | null | undefined
}

const modelList = v.object({
  data: v.array(v.object({ id: v.string(), max_model_len: v.nullish(v.number()) })),
})

/**
 * A prompt in the shape of OpenAI's chat completions.
 * @param pictureUrl where an endpoint finds a PNG file; inside the request when absent
 */
export function requestOf(
  model: string,
  { messages, pictures, schema }: Prompt,
  { temperature, maximumTokens, topLogprobs, seed }: CompletionOptions,
  pictureUrl: (png: Uint8Array) => string = dataUri,
): ChatCompletionCreateParamsNonStreaming {
  return {
    model,
    messages: messages.map((message) => chatMessage(message, pictures.map(pictureUrl))),
    temperature,
    max_tokens: maximumTokens,
    ...(seed !== undefined && { seed }),
    ...(topLogprobs > 0 && { logprobs: true, top_logprobs: topLogprobs }),
    ...(schema !== undefined && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: { ...schema } },
      },
    }),
  }
}

function chatMessage(
  { role, parts }: PromptMessage,
  pictureUrls: readonly string[],
): ChatCompletionMessageParam {
  const text = parts.map((part) => ('text' in part ? part.text : '')).join('')
  if (role !== 'user') return { role, content: text }
  return {
    role,
    content: parts.map((part) =>
      'text' in part
        ? { type: 'text' as const, text: part.text }
        : { type: 'image_url' as const, image_url: { url: pictureUrls[part.picture] } },
    ),
  }
}

function dataUri(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}

const tokenLogprob = v.object({ token: v.string(), logprob: v.number() })

const completion = v.object({
  model: v.nullish(v.string()),
  choices: v.pipe(
    v.array(
      v.object({
        finish_reason: v.nullish(v.string()),
        message: v.object({ content: v.nullish(v.string()), refusal: v.nullish(v.string()) }),
        logprobs: v.nullish(
          v.object({
            content: v.nullish(
              v.array(
                v.object({ ...tokenLogprob.entries, top_logprobs: v.optional(v.array(tokenLogprob), []) }),
              ),
            ),
          }),
        ),
      }),
    ),
    v.minLength(1),
  ),
  usage: v.nullish(v.object({ prompt_tokens: v.number(), completion_tokens: v.optional(v.number(), 0) })),
})

/** What a response of the endpoint says. @throws EndpointError when it is no chat completion */
export function completionOf(response: unknown, where: string): Completion {
  const parsed = v.safeParse(completion, response)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new EndpointError(
      'bad-answer',
      `The endpoint's answer is no chat completion (${issueText(issue)})`,
      {
        where,
        mend: 'Check that the address is that of an OpenAI-compatible endpoint; it often ends in /v1.',
      },
    )
  }
  const { model, choices, usage } = parsed.output
  const [{ message, finish_reason: finish, logprobs }] = choices
  const refusal = message.refusal ?? ''
  return {
    text: refusal === '' ? (message.content ?? '') : refusal,
    refused: refusal !== '' || finish === 'content_filter',
    cutOff: finish === 'length',
    ...(typeof model === 'string' && { model }),
    ...(usage && { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }),
    ...(logprobs?.content && {
      logprobs: logprobs.content.map(({ token, logprob, top_logprobs }) => ({
        token,
        logprob,
        top: top_logprobs,
      })),
    }),
  }
}

/** Tokens could spell a secret piece by piece. */
function withoutTokensOf(secrets: readonly string[], completion: Completion): Completion {
  const { logprobs = [], ...rest } = completion
  const spelt = logprobs.map(({ token }) => token).join('')
  return secrets.some((secret) => spelt.includes(secret)) ? rest : completion
}

/** How an answer ended, where not of itself. */
export function endOf({ refused, cutOff }: Completion): AnswerEnd | undefined {
  if (refused) return 'refused'
  return cutOff ? 'cut-off' : undefined
}

import type { Prompt, PromptMessage } from '../../prompts/buildPrompt'
import type { ChatPort } from '../chat/chatPort'
import type { Completion, CompletionOptions } from '../chat/chatClient'
import { tryPicture } from '../chat/pictureTrial'
import { EndpointError } from '../endpointError'
import type { EndpointReport } from '../model'
import { languageModelId, type LanguageModelName } from './languageModelId'
import type { LanguageModelMessage, LanguageModels, OfferedLanguageModel } from './languageModels'

/** What stands for an address in run logs. */
const ADDRESS = "VS Code's language models"

const TRIAL: CompletionOptions = { temperature: 0, maximumTokens: 256, topLogprobs: 0 }

/** One of VS Code's language models as what answers prompts: words and pictures go in, words come out. */
export class LanguageModelPort implements ChatPort {
  readonly #name: LanguageModelName
  readonly #models: LanguageModels
  readonly #timeoutMs: number

  constructor(name: LanguageModelName, models: LanguageModels, timeoutMs: number) {
    this.#name = name
    this.#models = models
    this.#timeoutMs = timeoutMs
  }

  async preflight(signal?: AbortSignal): Promise<EndpointReport> {
    const offered = this.#find(await this.#models.list(signal))
    const { pictures } = await tryPicture((prompt) => this.complete(prompt, TRIAL, signal))
    return {
      address: ADDRESS,
      reportedModel: `${offered.name} (${offered.id}, ${offered.version})`,
      contextTokens: offered.maximumInputTokens,
      pictures,
      schema: false,
      logprobs: false,
    }
  }

  async complete(
    prompt: Prompt,
    { temperature, maximumTokens }: CompletionOptions,
    signal?: AbortSignal,
  ): Promise<Completion> {
    const request = { model: this.#name, messages: messagesOf(prompt), temperature, maximumTokens }
    const timeout = AbortSignal.timeout(this.#timeoutMs)
    const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    try {
      return { text: await this.#models.ask(request, either), refused: false, cutOff: false }
    } catch (error) {
      if (!timeout.aborted || signal?.aborted) throw error
      throw new EndpointError('timeout', `The model did not answer within ${this.#timeoutMs / 1000} s`, {
        where: languageModelId(this.#name),
        mend: 'Give it more time, or ask for fewer answers at a time.',
      })
    }
  }

  #find(offered: readonly OfferedLanguageModel[]): OfferedLanguageModel {
    const { vendor, family } = this.#name
    const found = offered.find((model) => model.vendor === vendor && model.family === family)
    if (found !== undefined) return found
    throw new EndpointError('no-model', 'VS Code offers no such language model', {
      where: languageModelId(this.#name),
      mend:
        offered.length === 0
          ? 'It offers none: install an extension that brings some, and sign in to it.'
          : `It offers ${offered.map(languageModelId).join(', ')}.`,
    })
  }
}

/** VS Code knows no system messages: what would be one is told by the user first. */
function messagesOf({ messages, pictures }: Prompt): readonly LanguageModelMessage[] {
  return messages.map(({ role, parts }: PromptMessage) => ({
    role: role === 'assistant' ? role : 'user',
    parts: parts.map((part) => ('text' in part ? part : { png: pictures[part.picture] })),
  }))
}

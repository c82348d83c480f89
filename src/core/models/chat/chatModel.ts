import { readAnswer } from '../../answers/readAnswer'
import { type Task, TASKS } from '../../benchmark/tasks'
import type { Dataset } from '../../dataset/dataset'
import { MODALITIES, type Modality } from '../../dataset/sample'
import { buildPrompt, commonQuestions, type Prompt, type PromptExample } from '../../prompts/buildPrompt'
import { chooseExamples } from '../../prompts/chooseExamples'
import type {
  Answer,
  EndpointReport,
  ModelDescription,
  Question,
  QuestionModel,
  ReadingRecord,
  Turn,
} from '../model'
import { CachedPort, type KnownCompletion } from './cachedPort'
import { endOf } from './chatClient'
import { parseChatId } from './chatId'
import type { ChatPort } from './chatPort'
import type { ChatSettings } from './chatSettings'
import { ServerPool } from './serverPool'

/**
 * A vision-language model behind an endpoint that speaks OpenAI's chat completions.
 * @param id `chat:MODEL@BASE_URL`, or `chat:MODEL@URL1,URL2` where several servers share the requests
 * @throws ReoError when the id is none
 */
export function openChatModel(id: string, settings: ChatSettings): QuestionModel {
  return new ChatModel(chatIdentity(id, settings), settings)
}

/** Who such an id names. @throws ReoError when the id is none */
export function chatIdentity(id: string, settings: ChatSettings): ChatIdentity {
  const { model, baseUrls } = parseChatId(id)
  const port = new ServerPool({ model, baseUrls }, settings)
  return { id, title: settings.title ?? model, endpoint: baseUrls.join(','), port }
}

/** Who is asked, and by which way. */
export interface ChatIdentity {
  /** The model's id. */
  readonly id: string
  readonly title: string
  /** Name of what serves it; models of one endpoint share its requests. */
  readonly endpoint: string
  readonly port: ChatPort
}

/** A vision-language model that is asked in words and pictures. */
export class ChatModel implements QuestionModel {
  readonly mode = 'question'
  readonly #identity: ChatIdentity
  readonly #settings: ChatSettings
  readonly #port: CachedPort
  /** Put together once: descriptions are asked for with every question. */
  readonly #reading: ReadingRecord
  #modalities: readonly Modality[] = MODALITIES
  #report: EndpointReport | undefined
  #examples: ReadonlyMap<Task, readonly PromptExample[]> = new Map()

  constructor(identity: ChatIdentity, settings: ChatSettings) {
    this.#identity = identity
    this.#settings = settings
    this.#reading = { policies: settings.policies, questions: commonQuestions(settings.prompts) }
    this.#port = new CachedPort(identity.id, identity.port, settings.answersFolder)
  }

  get description(): ModelDescription {
    const { prices, prompts, prompt, temperature, maximumTokens, topLogprobs, repeats } = this.#settings
    return {
      id: this.#identity.id,
      title: this.#identity.title,
      tasks: TASKS,
      modalities: this.#modalities,
      ...(this.#report !== undefined && { endpoint: this.#report }),
      ...(prices !== undefined && { prices }),
      reading: this.#reading,
      asking: { prompts, prompt, temperature, maximumTokens, topLogprobs, repeats },
    }
  }

  get endpoint(): string {
    return this.#identity.endpoint
  }

  get concurrency(): number {
    return this.#settings.concurrency
  }

  get repeats(): number {
    return this.#settings.repeats
  }

  get chained(): boolean {
    return this.#settings.prompt.chain === 'own'
  }

  async prepare(dataset: Dataset, signal?: AbortSignal): Promise<void> {
    this.#report = await this.#port.preflight(signal)
    this.#modalities = MODALITIES.filter((modality) => dataset.description.modalities[modality] !== undefined)
    this.#examples = await chooseExamples(dataset, this.#settings.prompt.examples)
  }

  async ask(question: Question, signal?: AbortSignal, turn?: Turn): Promise<Answer> {
    const { prompts, prompt: settings } = this.#settings
    const examples = this.#examples.get(question.task)
    const prompt = buildPrompt(question, prompts, settings, examples)
    const completion = await this.#complete(prompt, question.repeat, signal, turn)
    const { usage, logprobs, text, cached, latencyMs } = completion
    const { task, sample } = question
    const ended = endOf(completion)
    const context = { question: question.question ?? prompt.question, ...(ended && { ended }) }
    const { status, value, span, reason } = readAnswer(task, text, context, this.#settings.policies)
    return {
      sample: sample.id,
      model: this.#identity.id,
      task,
      ...(question.question !== undefined && { question: question.question }),
      ...(question.repeat > 0 && { repeat: question.repeat }),
      raw: text,
      status,
      ...(value !== undefined && { value }),
      ...(span !== undefined && { span }),
      reason,
      ...(ended && { ended }),
      ...(cached ? { cached } : latencyMs !== undefined && { latencyMs }),
      ...(usage !== undefined && { usage }),
      ...(logprobs !== undefined && { logprobs }),
      promptHash: prompt.hash,
    }
  }

  close(): Promise<void> {
    return this.#port.close()
  }

  #complete(
    prompt: Prompt,
    repeat: number,
    signal: AbortSignal | undefined,
    turn: Turn | undefined,
  ): Promise<KnownCompletion> {
    const { temperature, topLogprobs, maximumTokens } = this.#settings
    const options = {
      temperature,
      maximumTokens,
      topLogprobs: this.#report?.logprobs === false ? 0 : topLogprobs,
      ...(temperature > 0 && { seed: repeat }),
    }
    return this.#port.complete(prompt, options, signal, turn)
  }
}

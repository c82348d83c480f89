import { type PromptSettings } from '../../prompts/promptSettings'
import { readPromptSet } from '../../prompts/promptSet'
import type { ChatSettings } from './chatSettings'

/** How models behind an endpoint are asked, as people say it. */
export interface AskingOptions {
  /** File of prompts. */
  readonly prompts?: string
  /** In words, or as JSON. */
  readonly answerForm?: PromptSettings['answer']
  /** Patches of the training split shown with their answers. */
  readonly examples?: number
  /** Answers to earlier questions told with a question. */
  readonly chain?: PromptSettings['chain']
  /** Composites or bands, a picture each. */
  readonly pictures?: readonly string[]
  /** Side of a picture in pixels at least. */
  readonly pictureSize?: number
  /** How pictures are enlarged: pixels as squares, or smooth. */
  readonly pictureKernel?: PromptSettings['pictures']['kernel']
  /** 0 for none. */
  readonly temperature?: number
  /** Tokens of an answer at most. */
  readonly maximumTokens?: number
  /** Alternatives of each token to keep with their probabilities. */
  readonly topLogprobs?: number
  /** Seconds that an answer may take. */
  readonly timeout?: number
  /** Times that each question is asked. */
  readonly repeats?: number
  /** Requests under way at a time. */
  readonly concurrency?: number
  /** False to ask anew what an earlier run has asked in the very same way. */
  readonly cache?: boolean
}

/**
 * Settings with what the options say in its place.
 * @throws ReoError when the file of prompts cannot be read
 */
export async function withAskingOptions(
  settings: ChatSettings,
  options: AskingOptions,
): Promise<ChatSettings> {
  const { prompt, answersFolder, ...kept } = settings
  const { pictures } = prompt
  return {
    ...kept,
    ...(answersFolder !== undefined && options.cache !== false && { answersFolder }),
    prompts: options.prompts === undefined ? settings.prompts : await readPromptSet(options.prompts),
    prompt: {
      pictures: {
        composites: options.pictures ?? pictures.composites,
        size: options.pictureSize ?? pictures.size,
        kernel: options.pictureKernel ?? pictures.kernel,
      },
      answer: options.answerForm ?? prompt.answer,
      examples: options.examples ?? prompt.examples,
      chain: options.chain ?? prompt.chain,
    },
    temperature: options.temperature ?? settings.temperature,
    maximumTokens: options.maximumTokens ?? settings.maximumTokens,
    topLogprobs: options.topLogprobs ?? settings.topLogprobs,
    timeoutMs: options.timeout === undefined ? settings.timeoutMs : options.timeout * 1000,
    repeats: options.repeats ?? settings.repeats,
    concurrency: options.concurrency ?? settings.concurrency,
  }
}

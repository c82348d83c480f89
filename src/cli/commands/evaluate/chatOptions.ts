import { type Command, Option } from 'commander'
import { withAskingOptions } from '../../../core/models/chat/askingOptions'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../../core/models/chat/chatSettings'
import { type PromptSettings, SMALLEST_PICTURE } from '../../../core/prompts/promptSettings'
import { wholeNumberFrom } from '../../wholeNumber'
import { addServerOptions, type ServerOptions, serverSettings } from './serverOptions'

/** Options of `reo evaluate` that say how models behind a server are asked. */
export interface ChatOptions extends ServerOptions {
  readonly prompts?: string
  readonly answerForm: PromptSettings['answer']
  readonly examples: number
  readonly chain: PromptSettings['chain']
  readonly pictures: readonly string[]
  readonly pictureSize: number
  readonly pictureKernel: PromptSettings['pictures']['kernel']
  readonly logprobs: number
  readonly repeats: number
}

const { prompt: PROMPT, ...CHAT } = DEFAULT_CHAT_SETTINGS

/** Adds the options to a command. */
export function addChatOptions(command: Command): Command {
  const count = wholeNumberFrom(0)
  const positive = wholeNumberFrom(1)
  return addServerOptions(command)
    .option('--prompts <file>', 'file of prompts (default: our own)')
    .addOption(
      new Option('--answer-form <form>', 'answers in words, or as JSON')
        .choices(['plain', 'json'])
        .default(PROMPT.answer),
    )
    .option(
      '--examples <n>',
      'patches of the training split shown with their answers',
      count,
      PROMPT.examples,
    )
    .addOption(
      new Option('--chain <answers>', 'answers to earlier questions told with a question')
        .choices(['none', 'own', 'truth'])
        .default(PROMPT.chain),
    )
    .option('--pictures <composite...>', 'composites or bands that are shown, a picture each', [
      ...PROMPT.pictures.composites,
    ])
    .option('--picture-size <px>', 'side of a picture at least', positive, SMALLEST_PICTURE)
    .addOption(
      new Option('--picture-kernel <kernel>', 'how pixels are enlarged')
        .choices(['nearest', 'bicubic'])
        .default(PROMPT.pictures.kernel),
    )
    .option(
      '--logprobs <n>',
      'alternatives of each token to keep with their probabilities',
      count,
      CHAT.topLogprobs,
    )
    .option('--repeats <n>', 'times that each question is asked', positive, CHAT.repeats)
}

/** @throws ReoError when the key's variable is not set, or the file of prompts cannot be read */
export async function chatSettings(options: ChatOptions): Promise<ChatSettings> {
  const { apiKeyEnv: _key, prices: _prices, maxTokens, logprobs, ...asking } = options
  return withAskingOptions(serverSettings(options), {
    ...asking,
    maximumTokens: maxTokens,
    topLogprobs: logprobs,
  })
}

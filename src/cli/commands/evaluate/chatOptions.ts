import path from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { ReoError } from '../../../core/errors'
import { withAskingOptions } from '../../../core/models/chat/askingOptions'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../../core/models/chat/chatSettings'
import type { Prices } from '../../../core/models/model'
import { type PromptSettings, SMALLEST_PICTURE } from '../../../core/prompts/promptSettings'
import { cacheFolder } from '../../folders'
import { wholeNumberFrom } from '../../wholeNumber'

/** Options of `reo evaluate` that say how models behind a server are asked. */
export interface ChatOptions {
  readonly apiKeyEnv?: string
  readonly prompts?: string
  readonly answerForm: PromptSettings['answer']
  readonly examples: number
  readonly chain: PromptSettings['chain']
  readonly pictures: readonly string[]
  readonly pictureSize: number
  readonly pictureKernel: PromptSettings['pictures']['kernel']
  readonly temperature: number
  readonly maxTokens: number
  readonly logprobs: number
  readonly timeout: number
  readonly repeats: number
  readonly concurrency: number
  readonly prices?: Prices
  readonly cache: boolean
}

const { prompt: PROMPT, ...CHAT } = DEFAULT_CHAT_SETTINGS

/** Adds the options to a command. */
export function addChatOptions(command: Command): Command {
  const count = wholeNumberFrom(0)
  const positive = wholeNumberFrom(1)
  return command
    .optionsGroup('Models behind a server:')
    .option('--api-key-env <name>', 'environment variable that holds the key')
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
    .option('--temperature <t>', 'of the answers; 0 for none', temperature, CHAT.temperature)
    .option('--max-tokens <n>', 'tokens of an answer at most', positive, CHAT.maximumTokens)
    .option(
      '--logprobs <n>',
      'alternatives of each token to keep with their probabilities',
      count,
      CHAT.topLogprobs,
    )
    .option('--timeout <s>', 'seconds that an answer may take', positive, CHAT.timeoutMs / 1000)
    .option('--repeats <n>', 'times that each question is asked', positive, CHAT.repeats)
    .option('--concurrency <n>', 'requests under way at a time', positive, CHAT.concurrency)
    .option('--prices <input/output>', 'US dollars per million tokens, such as 0.15/0.60', prices)
    .option('--no-cache', 'ask anew what an earlier run has asked in the very same way')
}

/** @throws ReoError when the key's variable is not set, or the file of prompts cannot be read */
export async function chatSettings(options: ChatOptions): Promise<ChatSettings> {
  const { apiKeyEnv, prices, maxTokens, logprobs, ...asking } = options
  const apiKey = keyOf(apiKeyEnv)
  const usual: ChatSettings = {
    ...DEFAULT_CHAT_SETTINGS,
    ...(apiKey !== undefined && { apiKey }),
    ...(prices && { prices }),
    answersFolder: path.join(cacheFolder(), 'answers'),
  }
  return withAskingOptions(usual, { ...asking, maximumTokens: maxTokens, topLogprobs: logprobs })
}

function keyOf(variable: string | undefined): string | undefined {
  if (variable === undefined) return undefined
  const key = process.env[variable]
  if (key !== undefined && key !== '') return key
  throw new ReoError(`The environment variable ${variable} is not set`, { mend: 'Set it to the key.' })
}

function temperature(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 2) return value
  throw new InvalidArgumentError('give a number from 0 to 2.')
}

function prices(text: string): Prices {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
  if (input !== undefined) return { input: Number(input), output: Number(output) }
  throw new InvalidArgumentError('give two numbers, such as 0.15/0.60.')
}

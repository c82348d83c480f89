import path from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { ReoError } from '../../../core/errors'
import { type ChatSettings, DEFAULT_CHAT_SETTINGS } from '../../../core/models/chat/chatSettings'
import type { Prices } from '../../../core/models/model'
import { cacheFolder } from '../../folders'
import { wholeNumberFrom } from '../../wholeNumber'

/** Options that say how a server is asked, whatever for. */
export interface ServerOptions {
  readonly apiKeyEnv?: string
  readonly temperature: number
  readonly maxTokens: number
  readonly timeout: number
  readonly concurrency: number
  readonly prices?: Prices
  readonly cache: boolean
}

const USUAL = DEFAULT_CHAT_SETTINGS

/** Adds the options to a command, under the heading of servers. */
export function addServerOptions(command: Command): Command {
  const positive = wholeNumberFrom(1)
  return command
    .optionsGroup('Models behind a server:')
    .option('--api-key-env <name>', 'environment variable that holds the key')
    .option('--temperature <t>', 'of the answers; 0 for none', temperature, USUAL.temperature)
    .option('--max-tokens <n>', 'tokens of an answer at most', positive, USUAL.maximumTokens)
    .option('--timeout <s>', 'seconds that an answer may take', positive, USUAL.timeoutMs / 1000)
    .option('--concurrency <n>', 'requests under way at a time', positive, USUAL.concurrency)
    .option('--prices <input/output>', 'US dollars per million tokens, such as 0.15/0.60', prices)
    .option('--no-cache', 'ask anew what an earlier run has asked in the very same way')
}

/** @throws ReoError when the key's variable is not set */
export function serverSettings(options: ServerOptions): ChatSettings {
  const apiKey = keyOf(options.apiKeyEnv)
  return {
    ...USUAL,
    temperature: options.temperature,
    maximumTokens: options.maxTokens,
    timeoutMs: options.timeout * 1000,
    concurrency: options.concurrency,
    ...(apiKey !== undefined && { apiKey }),
    ...(options.prices && { prices: options.prices }),
    ...(options.cache && { answersFolder: path.join(cacheFolder(), 'answers') }),
  }
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
  throw new InvalidArgumentError('Give a number from 0 to 2.')
}

function prices(text: string): Prices {
  const [, input, output] = /^(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/.exec(text.trim()) ?? []
  if (input !== undefined) return { input: Number(input), output: Number(output) }
  throw new InvalidArgumentError('Give two numbers, such as 0.15/0.60.')
}

import { DEFAULT_POLICIES, type ReadingPolicies } from '../../answers/policies'
import { DEFAULT_PROMPTS } from '../../prompts/defaultPrompts'
import type { PromptSet } from '../../prompts/promptSet'
import { DEFAULT_PROMPT_SETTINGS, type PromptSettings } from '../../prompts/promptSettings'
import type { Prices } from '../model'

/** How a chat model is asked. */
export interface ChatSettings {
  /** For people; the model's own name when absent. */
  readonly title?: string
  /** Sent to the endpoint, and never written down. */
  readonly apiKey?: string
  readonly prompts: PromptSet
  readonly prompt: PromptSettings
  readonly policies: ReadingPolicies
  readonly temperature: number
  /** Tokens of an answer at most. */
  readonly maximumTokens: number
  /** Alternatives of each token whose probabilities are asked for; 0 for none. */
  readonly topLogprobs: number
  readonly timeoutMs: number
  readonly concurrency: number
  readonly repeats: number
  /** Folder of answers that later runs need not ask for again; none are kept when absent. */
  readonly answersFolder?: string
  /** What the endpoint charges, so that a run tells its cost. */
  readonly prices?: Prices
}

export const DEFAULT_CHAT_SETTINGS: ChatSettings = {
  prompts: DEFAULT_PROMPTS,
  prompt: DEFAULT_PROMPT_SETTINGS,
  policies: DEFAULT_POLICIES,
  temperature: 0,
  maximumTokens: 1024,
  topLogprobs: 0,
  timeoutMs: 120_000,
  concurrency: 8,
  repeats: 1,
}

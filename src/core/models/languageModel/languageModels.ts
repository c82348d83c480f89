import type { LanguageModelName } from './languageModelId'

/** A language model that VS Code offers. */
export interface OfferedLanguageModel extends LanguageModelName {
  readonly id: string
  /** For people. */
  readonly name: string
  readonly version: string
  readonly maximumInputTokens: number
}

/** A message of a chat; VS Code knows no system messages. */
export interface LanguageModelMessage {
  readonly role: 'user' | 'assistant'
  readonly parts: readonly LanguageModelPart[]
}

export type LanguageModelPart = { readonly text: string } | { readonly png: Uint8Array }

export interface LanguageModelRequest {
  readonly model: LanguageModelName
  readonly messages: readonly LanguageModelMessage[]
  readonly temperature: number
  /** Tokens of an answer at most; a model may pass over it. */
  readonly maximumTokens: number
}

/** VS Code's language models, as whoever runs beside it reaches them. */
export interface LanguageModels {
  /** Those that are offered now. */
  list(signal?: AbortSignal): Promise<readonly OfferedLanguageModel[]>
  /** What a model answers. @throws EndpointError when it does not */
  ask(request: LanguageModelRequest, signal?: AbortSignal): Promise<string>
}

import type { EndpointFailure } from '../core/models/endpointError'
import type { LanguageModelName } from '../core/models/languageModel/languageModelId'
import type { LanguageModelRequest, OfferedLanguageModel } from '../core/models/languageModel/languageModels'
import type { SavedModel } from '../core/models/savedModel'

/*
 * What a kernel process asks of the extension, its host, as JSON-RPC methods over the same connection: what only VS Code
 * has. Requests are cancelled by JSON-RPC cancellation.
 */

export interface AskLanguageModelParams extends Omit<LanguageModelRequest, 'messages'> {
  readonly model: LanguageModelName
  readonly messages: readonly {
    readonly role: 'user' | 'assistant'
    /** Words, or a PNG file in base64. */
    readonly parts: readonly ({ readonly text: string } | { readonly png: string })[]
  }[]
}

/** An answer, or what kept the model from answering, in one line without the model's name. */
export type LanguageModelReply =
  | { readonly outcome: 'answered'; readonly text: string }
  | { readonly outcome: 'failed'; readonly failure: EndpointFailure; readonly message: string }

/** What the user has settled for a model. */
export interface ModelAccess {
  readonly saved: SavedModel | null
  /** Asked for at every run, and never written down. */
  readonly apiKey: string | null
}

/** JSON-RPC requests, kernel → extension: parameters and result of each method. */
export interface HostRequests {
  readonly listLanguageModels: { readonly params: null; readonly result: readonly OfferedLanguageModel[] }
  readonly askLanguageModel: { readonly params: AskLanguageModelParams; readonly result: LanguageModelReply }
  /** The models of the setting `reo.models`. */
  readonly listSavedModels: { readonly params: null; readonly result: readonly SavedModel[] }
  readonly modelAccess: { readonly params: { readonly id: string }; readonly result: ModelAccess }
}

export type HostMethod = keyof HostRequests

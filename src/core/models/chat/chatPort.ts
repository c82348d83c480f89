import type { Prompt } from '../../prompts/buildPrompt'
import type { EndpointReport } from '../model'
import type { Completion, CompletionOptions } from './chatClient'

/** Whatever answers prompts: an endpoint of OpenAI's kind, VS Code's language models. */
export interface ChatPort {
  /**
   * What it is and can do, tried before a run.
   * @throws EndpointError when it does not answer, has no such model (and what it has), or takes no pictures
   */
  preflight(signal?: AbortSignal): Promise<EndpointReport>
  /** @throws EndpointError when there is no answer */
  complete(prompt: Prompt, options: CompletionOptions, signal?: AbortSignal): Promise<Completion>
}

import { EndpointError, type EndpointFailure } from '../../core/models/endpointError'
import { languageModelId } from '../../core/models/languageModel/languageModelId'
import type { LanguageModelMessage, LanguageModels } from '../../core/models/languageModel/languageModels'
import type { AskLanguageModelParams } from '../../protocol/host'
import type { AskHost } from './askHost'

/** VS Code's language models, asked through the extension. */
export function hostLanguageModels(askHost: AskHost): LanguageModels {
  return {
    list: (signal) => askHost('listLanguageModels', null, signal),
    async ask({ messages, ...request }, signal) {
      const params = { ...request, messages: messages.map(inBase64) }
      const reply = await askHost('askLanguageModel', params, signal)
      if (reply.outcome === 'answered') return reply.text
      const { failure, message } = reply
      const mend = MENDS[failure]
      throw new EndpointError(failure, message, {
        where: languageModelId(request.model),
        ...(mend !== undefined && { mend }),
      })
    },
  }
}

function inBase64({ role, parts }: LanguageModelMessage): AskLanguageModelParams['messages'][number] {
  return {
    role,
    parts: parts.map((part) => ('text' in part ? part : { png: Buffer.from(part.png).toString('base64') })),
  }
}

const MENDS: Readonly<Partial<Record<EndpointFailure, string>>> = {
  auth: 'Allow it in the dialog that VS Code shows, or by the command "Chat: Manage Language Models".',
  quota: 'Wait for a new quota or choose another model, then resume the run.',
  'no-model': 'The command "REO: Run Evaluation…" lists those there are.',
  'no-image': 'Choose a model that takes pictures.',
  'rate-limit': 'Ask for fewer answers at a time.',
}

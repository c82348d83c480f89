import * as vscode from 'vscode'
import type { LanguageModelName } from '../../core/models/languageModel/languageModelId'
import type { OfferedLanguageModel } from '../../core/models/languageModel/languageModels'
import type { AskLanguageModelParams, LanguageModelReply } from '../../protocol/host'
import { failureOf } from './languageModelFailure'

/** Shown in VS Code's dialog that asks for consent. */
const JUSTIFICATION = 'Questions about satellite patches, one request each, to evaluate this model.'

/** The language models that VS Code offers. */
export class LanguageModels implements vscode.Disposable {
  /** Selecting asks every provider anew, so it is done once for each model until they change. */
  readonly #selected = new Map<string, vscode.LanguageModelChat>()
  readonly #changes = vscode.lm.onDidChangeChatModels(() => this.#selected.clear())

  async list(): Promise<readonly OfferedLanguageModel[]> {
    const models = await vscode.lm.selectChatModels()
    return models.map(({ vendor, family, id, name, version, maxInputTokens }) => ({
      vendor,
      family,
      id,
      name,
      version,
      maximumInputTokens: maxInputTokens,
    }))
  }

  /** Asks one; what keeps it from answering is an answer of its own. */
  async ask(
    { model: name, messages, temperature, maximumTokens }: AskLanguageModelParams,
    token: vscode.CancellationToken,
  ): Promise<LanguageModelReply> {
    try {
      const model = await this.#select(name)
      if (model === undefined) {
        return { outcome: 'failed', failure: 'no-model', message: 'VS Code offers no such language model' }
      }
      const options = {
        justification: JUSTIFICATION,
        // VS Code hands them on as they are; these are their names in most models' own protocols.
        modelOptions: { temperature, max_tokens: maximumTokens },
      }
      const response = await model.sendRequest(messages.map(chatMessage), options, token)
      let text = ''
      for await (const part of response.text) text += part
      return { outcome: 'answered', text }
    } catch (thrown) {
      return { outcome: 'failed', ...failureOf(thrown) }
    }
  }

  dispose(): void {
    this.#changes.dispose()
  }

  async #select({ vendor, family }: LanguageModelName): Promise<vscode.LanguageModelChat | undefined> {
    const key = `${vendor}/${family}`
    const known = this.#selected.get(key)
    if (known !== undefined) return known
    const [model] = await vscode.lm.selectChatModels({ vendor, family })
    if (model !== undefined) this.#selected.set(key, model)
    return model
  }
}

function chatMessage({ role, parts }: AskLanguageModelParams['messages'][number]) {
  const content = parts.map((part) =>
    'text' in part
      ? new vscode.LanguageModelTextPart(part.text)
      : vscode.LanguageModelDataPart.image(Buffer.from(part.png, 'base64'), 'image/png'),
  )
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(content)
    : vscode.LanguageModelChatMessage.User(content)
}

import { randomBytes } from 'node:crypto'
import * as vscode from 'vscode'
import { messageOf, ReoError } from '../../core/errors'
import { fromBase64 } from '../../protocol/encoding'
import { visibleControls } from '../../core/text/visibleControls'
import { parseValue } from '../../protocol/validation'
import { needTrust } from '../kernels/kernelFactory'
import type { Log } from '../log'
import { dataText } from './dataText'
import { TOOL_INPUTS, type ToolInput } from './toolInputs'
import type { ToolName } from './toolNames'

/** What a tool tells: words from files and models, and maybe a picture. */
export interface ToolAnswer {
  readonly text: string
  /** PNG as base64. */
  readonly picture?: string
}

/** A tool of ours; its input is checked before it comes here. */
export interface AssistantTool<Name extends ToolName> {
  /** What is being done, such as `Listing runs`. */
  readonly doing: (input: ToolInput<Name>) => string
  /** What the user is asked before it is done; nothing where it costs and changes nothing. */
  readonly confirm?: (input: ToolInput<Name>, token: vscode.CancellationToken) => Promise<ToolConfirmation>
  /** @throws ReoError whose message tells the assistant what to do instead */
  readonly answer: (input: ToolInput<Name>, token: vscode.CancellationToken) => Promise<ToolAnswer>
}

export interface ToolConfirmation {
  readonly title: string
  /** Plain text. */
  readonly message: string
}

/** Letters of an answer at most: some 4,000 tokens. */
const LONGEST_ANSWER = 16_000

/** Letters to a token at least. */
const LETTERS_PER_TOKEN = 3

/** A tool as VS Code calls it. */
export type CallableTool = Required<vscode.LanguageModelTool<unknown>>

/** Makes a tool callable: in a workspace that is not trusted it tells the reason and does nothing. */
export function assistantTool<Name extends ToolName>(
  name: Name,
  tool: AssistantTool<Name>,
  log: Log,
): CallableTool {
  return {
    async prepareInvocation({ input }, token) {
      if (!vscode.workspace.isTrusted) return undefined
      const checked = inputOf(name, input)
      const confirmation = await tool.confirm?.(checked, token)
      return {
        invocationMessage: plain(tool.doing(checked)),
        ...(confirmation && {
          confirmationMessages: { title: confirmation.title, message: plain(confirmation.message) },
        }),
      }
    },
    async invoke({ input, tokenizationOptions }, token) {
      log.debug(`tool ${name}`)
      try {
        needTrust()
        return resultOf(await tool.answer(inputOf(name, input), token), tokenizationOptions?.tokenBudget)
      } catch (thrown) {
        if (thrown instanceof vscode.CancellationError) throw thrown
        log.error(`${name}: ${messageOf(thrown)}`)
        throw new ReoError(messageOf(thrown))
      }
    },
  }
}

function inputOf<Name extends ToolName>(name: Name, input: unknown): ToolInput<Name> {
  return parseValue<ToolInput<Name>>(TOOL_INPUTS[name], input ?? {}, `The input of the tool "${name}"`)
}

function resultOf({ text, picture }: ToolAnswer, tokenBudget = Infinity): vscode.LanguageModelToolResult {
  const longest = Math.min(LONGEST_ANSWER, Math.floor(tokenBudget * LETTERS_PER_TOKEN))
  const parts: (vscode.LanguageModelTextPart | vscode.LanguageModelDataPart)[] = [
    new vscode.LanguageModelTextPart(dataText(text, longest, randomBytes(6).toString('hex'))),
  ]
  if (picture !== undefined) parts.push(vscode.LanguageModelDataPart.image(fromBase64(picture), 'image/png'))
  return new vscode.LanguageModelToolResult(parts)
}

/** Names of files and models are no Markdown. */
function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(visibleControls(text))
}

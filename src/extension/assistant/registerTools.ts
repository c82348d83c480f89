import * as vscode from 'vscode'
import type { ToolParts } from './assistantTools'
import { TOOL_NAMES } from './toolNames'

/** Registers the tools that assistants in VS Code may call; what they do is loaded when one is first called. */
export function registerTools(parts: ToolParts): vscode.Disposable {
  const tools = async () => (await import('./assistantTools')).assistantTools(parts)
  return vscode.Disposable.from(
    ...TOOL_NAMES.map((name) =>
      vscode.lm.registerTool<unknown>(name, {
        prepareInvocation: async (...call) => (await tools())[name].prepareInvocation(...call),
        invoke: async (...call) => (await tools())[name].invoke(...call),
      }),
    ),
  )
}

import * as vscode from 'vscode'
import { commandsOf } from './commandsOf'
import { tell } from '../notifications'

const EXPLANATION =
  'REO Notebook runs cells, models and data sets on a machine with Node. In a browser, saved outputs are drawn and nothing runs. Open this folder in VS Code on a desktop, or in a remote host.'
const HOW = 'How to Connect'
const REMOTE_HELP = 'https://code.visualstudio.com/docs/remote/remote-overview'

/**
 * The extension where VS Code has no machine behind it, such as vscode.dev: renderers draw what is saved, and every
 * command says what it needs.
 */
export function activate(context: vscode.ExtensionContext): void {
  for (const command of commandsOf(context.extension.packageJSON)) {
    context.subscriptions.push(vscode.commands.registerCommand(command, explain))
  }
}

async function explain(): Promise<void> {
  const choice = await tell(EXPLANATION, HOW)
  if (choice === HOW) await vscode.env.openExternal(vscode.Uri.parse(REMOTE_HELP))
}

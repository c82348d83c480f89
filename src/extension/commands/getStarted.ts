import * as vscode from 'vscode'
import { EXTENSION_ID, WALKTHROUGH_ID } from '../identity'

/** REO: Get Started. Opens the walkthrough, which leads from the demo to data and models of one's own. */
export async function getStarted(): Promise<void> {
  await vscode.commands.executeCommand(
    'workbench.action.openWalkthrough',
    `${EXTENSION_ID}#${WALKTHROUGH_ID}`,
  )
}

import * as vscode from 'vscode'
import { chooseRun, type RunChoice } from '../../runs/chooseRuns'

/** REO: Reveal Run Log… Shows where a run's log lies among the workspace's files. */
export async function revealRun(choice: RunChoice, argument: unknown): Promise<void> {
  const uri = await chooseRun(argument, choice, 'Reveal Run Log')
  if (uri !== undefined) await vscode.commands.executeCommand('revealInExplorer', uri)
}

import * as vscode from 'vscode'
import { argumentOf } from './arguments'

/** REO: Open Documentation. Shows a page of the documentation that the extension carries, in which links lead to others. */
export async function openDocumentation(extension: vscode.Uri, argument: unknown): Promise<void> {
  const { page = 'README.md' } = argumentOf('openDocumentation', argument)
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(extension, 'docs', page))
}

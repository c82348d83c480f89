import * as vscode from 'vscode'
import { plainText } from './plainText'

/*
 * The one place that shows notifications: whatever a message quotes, it is shown as text.
 */

/** Says what failed. @returns the action that was chosen, where one was */
export async function tellError(message: string, ...actions: readonly string[]): Promise<string | undefined> {
  return vscode.window.showErrorMessage(plainText(message), ...actions)
}

/** Says what was done. @returns the action that was chosen, where one was */
export async function tell(message: string, ...actions: readonly string[]): Promise<string | undefined> {
  return vscode.window.showInformationMessage(plainText(message), ...actions)
}

/** Asks before something cannot be undone. @returns the action that was chosen, where one was */
export async function askFirst(
  message: string,
  { detail, ...options }: Omit<vscode.MessageOptions, 'modal'>,
  ...actions: readonly string[]
): Promise<string | undefined> {
  const modal = { ...options, modal: true, ...(detail !== undefined && { detail: plainText(detail) }) }
  return vscode.window.showWarningMessage(plainText(message), modal, ...actions)
}

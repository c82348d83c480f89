import * as vscode from 'vscode'
import type { Log } from '../log'
import type { Kernel } from './kernel'

/**
 * Tells running kernels when a setting changes; others read it when they start.
 * @param section the setting, or a group of them
 */
export function followSetting(
  section: string,
  kernels: () => readonly Kernel[],
  tell: (kernel: Kernel) => Promise<unknown>,
  log: Log,
): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (!change.affectsConfiguration(section)) return
    for (const kernel of kernels().filter(({ isRunning }) => isRunning)) {
      tell(kernel).catch((error: unknown) => log.warn(String(error)))
    }
  })
}

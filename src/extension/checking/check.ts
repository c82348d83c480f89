import { randomUUID } from 'node:crypto'
import * as vscode from 'vscode'
import type { CheckParams, CheckProgressParams, MimeBundle } from '../../protocol/kernel'
import { cancelledByEither } from '../kernels/cancelledByEither'
import type { Kernel } from '../kernels/kernel'
import { plainText } from '../plainText'

/**
 * Checks a data set in the service kernel, with progress in a notification that can cancel it.
 * @param outside cancels it too
 * @returns the findings as an output
 * @throws CancellationError when it was cancelled
 */
export async function check(
  service: Kernel,
  params: Omit<CheckParams, 'token'>,
  outside?: vscode.CancellationToken,
): Promise<MimeBundle> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: plainText(`Checking ${params.dataset}`),
    cancellable: true,
  }
  return vscode.window.withProgress(options, async (progress, inside) => {
    const token = randomUUID()
    const cancellation = cancelledByEither(inside, outside)
    const stopReporting = service.on('checkProgress', reporter(token, progress))
    try {
      return await service.request('check', { ...params, token }, cancellation.token)
    } catch (thrown) {
      if (cancellation.token.isCancellationRequested) throw new vscode.CancellationError()
      throw thrown
    } finally {
      stopReporting()
      cancellation.dispose()
    }
  })
}

function reporter(
  token: string,
  notification: vscode.Progress<{ message?: string; increment?: number }>,
): (params: CheckProgressParams) => void {
  let shown = 0
  return ({ token: told, text, share }) => {
    if (told !== token) return
    notification.report({ message: plainText(text), increment: 100 * share - shown })
    shown = 100 * share
  }
}

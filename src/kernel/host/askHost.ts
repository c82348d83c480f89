import { CancellationTokenSource, type MessageConnection, ResponseError } from 'vscode-jsonrpc/node'
import { ReoError } from '../../core/errors'
import type { HostMethod, HostRequests } from '../../protocol/host'
import { parseHostResult } from '../../protocol/validation'

/**
 * Asks the extension for what only it has.
 * @throws ReoError when it answers with an error, and the signal's reason as soon as that aborts
 */
export type AskHost = <Method extends HostMethod>(
  method: Method,
  params: HostRequests[Method]['params'],
  signal?: AbortSignal,
) => Promise<HostRequests[Method]['result']>

/** The extension at the other end of a connection. */
export function hostOf(connection: MessageConnection): AskHost {
  return async (method, params, signal) => {
    signal?.throwIfAborted()
    const cancellation = new CancellationTokenSource()
    const answer = connection.sendRequest<unknown>(method, params, cancellation.token)
    try {
      return parseHostResult(method, await (signal === undefined ? answer : untilAborted(answer, signal)))
    } catch (thrown) {
      if (signal?.aborted) cancellation.cancel()
      throw thrown instanceof ResponseError ? new ReoError(thrown.message) : thrown
    } finally {
      cancellation.dispose()
    }
  }
}

/** Does not wait for a host that is slow to stop. */
function untilAborted<Result>(answer: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node'
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node'
import { messageOf } from '../../core/errors'
import type { HostMethod, HostRequests } from '../../protocol/host'
import { parseHostParams } from '../../protocol/validation'

/** What the extension does for kernels, one method for every request. */
export type HostHandlers = {
  readonly [Method in HostMethod]: (
    params: HostRequests[Method]['params'],
    token: CancellationToken,
  ) => Promise<HostRequests[Method]['result']>
}

/** Answers what a kernel asks over a connection. */
export function serveHost(connection: MessageConnection, handlers: HostHandlers): void {
  serve(connection, 'listLanguageModels', handlers)
  serve(connection, 'askLanguageModel', handlers)
  serve(connection, 'listSavedModels', handlers)
  serve(connection, 'modelAccess', handlers)
}

function serve<Method extends HostMethod>(
  connection: MessageConnection,
  method: Method,
  { [method]: handle }: HostHandlers,
): void {
  connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
    try {
      return await handle(parseHostParams(method, params ?? null), token)
    } catch (error) {
      throw new ResponseError(ErrorCodes.InternalError, messageOf(error))
    }
  })
}

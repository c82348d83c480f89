import {
  type CancellationToken,
  createMessageConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node'
import { onDamagedCache } from '../core/damagedCache'
import { messageOf } from '../core/errors'
import type { KernelMethod } from '../protocol/kernel'
import { parseKernelParams } from '../protocol/validation'
import { hostOf } from './host/askHost'
import { createKernel, type KernelHandlers } from './kernel'
import { endWithParent } from './watchParent'

/** A kernel process, forked by the extension, with which it talks JSON-RPC over Node's IPC channel. */

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
const handlers = createKernel(
  (name, params) => void connection.sendNotification(name, params),
  hostOf(connection),
)

for (const method of Object.keys(handlers).filter(isMethod)) serve(method, handlers)
endWithParent()
onDamagedCache((sentence) => process.stderr.write(`${sentence}\n`))
connection.listen()

function serve<Method extends KernelMethod>(method: Method, { [method]: handle }: KernelHandlers): void {
  connection.onRequest(method, async (params: unknown, token: CancellationToken) => {
    try {
      return await handle(parseKernelParams(method, params ?? null), signalOf(token))
    } catch (error) {
      throw new ResponseError(ErrorCodes.InternalError, messageOf(error))
    }
  })
}

function isMethod(name: string): name is KernelMethod {
  return name in handlers
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController()
  token.onCancellationRequested(() => controller.abort())
  return controller.signal
}

import { parentPort, type TransferListItem } from 'node:worker_threads'
import { messageOf, ReoError } from '../errors'
import type { WorkerMethods, WorkerReply } from './workerReply'

/** One method for every request. A ReoError is the request's fault; whatever else is thrown ends the thread. */
export type WorkerHandlers<Methods extends WorkerMethods> = {
  readonly [Method in keyof Methods]: (
    params: Methods[Method]['params'],
  ) => Methods[Method]['result'] | Promise<Methods[Method]['result']>
}

interface Message<Methods> {
  readonly method: keyof Methods
  readonly params: never
}

/**
 * Serves requests in a worker thread, in the order in which they come. Typed arrays are handed over, not copied.
 * @param isWorn asked after each request: whether the thread wants to be replaced
 */
export function serveWorker<Methods extends WorkerMethods>(
  handlers: WorkerHandlers<Methods>,
  isWorn: () => boolean = () => false,
): void {
  let earlier: Promise<unknown> = Promise.resolve()
  parentPort?.on('message', ({ method, params }: Message<Methods>) => {
    earlier = earlier.then(async () => {
      const reply = await replyOf(() => handlers[method](params), isWorn)
      parentPort?.postMessage(reply, reply.outcome === 'done' ? buffersOf(reply.result) : [])
    })
  })
}

async function replyOf<Result>(
  work: () => Result | Promise<Result>,
  isWorn: () => boolean,
): Promise<WorkerReply<Result>> {
  try {
    const result = await work()
    return { outcome: 'done', result, worn: isWorn() }
  } catch (error) {
    const what = messageOf(error)
    if (error instanceof ReoError) return { outcome: 'failed', what, worn: isWorn() }
    return { outcome: 'broken', what, worn: true }
  }
}

/** The memory of a result that is a typed array, or of those that it holds. */
function buffersOf(result: unknown): TransferListItem[] {
  const values = ArrayBuffer.isView(result) ? [result] : Object.values(Object(result) as object)
  return values.filter(ownsBuffer).map(({ buffer }) => buffer)
}

/** Most of a buffer that a view need not fill to be taken for its owner. */
const SPARE_BYTES = 8

function ownsBuffer(value: unknown): value is ArrayBufferView<ArrayBuffer> {
  return (
    ArrayBuffer.isView(value) &&
    value.buffer instanceof ArrayBuffer &&
    value.byteOffset === 0 &&
    value.buffer.byteLength - value.byteLength <= SPARE_BYTES
  )
}

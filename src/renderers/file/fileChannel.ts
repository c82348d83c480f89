import { ReoError } from '../../core/errors'
import type { FileAnswer, FileEditorMessage, FilePageMessage, FileQuery } from '../../protocol/fileViews'
import { parseFileEditorMessage } from '../../protocol/validation'
import type { KeptHost } from '../shared/keptState'

/** What VS Code gives a page to talk with, and to keep what outlives its being hidden. */
export interface PageHost extends KeptHost {
  postMessage(message: FilePageMessage): void
}

type Kind = FileQuery['kind']
type QueryOf<K extends Kind> = Extract<FileQuery, { kind: K }>
type AnswerOf<K extends Kind> = Extract<FileAnswer, { kind: K }>

/** The way to the editor: it asks the process that reads the file. */
export interface FileChannel {
  /** @throws ReoError with the reason why there is no answer */
  ask<K extends Kind>(query: QueryOf<K> & { readonly kind: K }): Promise<AnswerOf<K>>
  send(message: Exclude<FilePageMessage, { type: 'query' }>): void
}

/** @param onMessage told what is no answer: what to show */
export function openFileChannel(
  host: PageHost,
  onMessage: (message: Extract<FileEditorMessage, { type: 'show' | 'refuse' }>) => void,
): FileChannel {
  const open = new Map<number, (reply: FileAnswer | ReoError) => void>()
  let asked = 0

  addEventListener('message', ({ data }) => {
    const message = parseFileEditorMessage(data)
    if (message.type === 'show' || message.type === 'refuse') {
      onMessage(message)
      return
    }
    open.get(message.request)?.(message.type === 'answer' ? message.answer : new ReoError(message.message))
    open.delete(message.request)
  })

  return {
    ask: (query) =>
      new Promise((resolve, reject) => {
        const request = asked++
        open.set(request, (reply) => {
          if (reply instanceof ReoError) reject(reply)
          else if (isOf(query.kind, reply)) resolve(reply)
          else reject(new Error(`The answer to "${query.kind}" is of another kind`))
        })
        host.postMessage({ type: 'query', request, query })
      }),
    send: (message) => host.postMessage(message),
  }
}

function isOf<K extends Kind>(kind: K, answer: FileAnswer): answer is AnswerOf<K> {
  return answer.kind === kind
}

import type { RendererContext } from 'vscode-notebook-renderer'
import type {
  FigureAnswer,
  FigureQuery,
  RendererRequest,
  SaveMessage,
  SelectionMessage,
} from '../../protocol/queries'
import { parseRendererReply } from '../../protocol/validation'

/** How long a question may stay open before the reader is told; a later answer is still shown. */
const PATIENCE = 10_000

const NO_CHANNEL =
  'Patches cannot be fetched here: the REO Notebook extension does not run beside this view. Open the notebook in VS Code with the extension on.'
const NO_ANSWER =
  'No answer yet. The extension may still be starting; check that REO Notebook is on and this workspace is trusted, then ask again.'

export interface QueryHandlers {
  answered(answer: FigureAnswer): void
  /** Told in words that say what to do. An answer may still follow. */
  failed(message: string): void
}

/** Asks one question at a time: a newer one makes every earlier one void, so a late answer is never shown. */
export interface QueryLane {
  ask(query: FigureQuery, handlers: QueryHandlers): void
  /** Makes the open question void. */
  cancel(): void
}

/** The way from one renderer's figures to the extension and back. */
export interface QueryChannel {
  openLane(signal: AbortSignal): QueryLane
  /** Says something that no answer is expected to. @returns whether the extension is there to hear it */
  tell(message: SelectionMessage | SaveMessage): boolean
}

interface OpenQuestion {
  readonly request: number
  readonly handlers: QueryHandlers
  readonly timer: ReturnType<typeof setTimeout>
}

/** Connects a renderer to the extension; replies that are malformed or no longer wanted are dropped. */
export function openChannel(context: RendererContext<unknown>): QueryChannel {
  const open = new Map<string, OpenQuestion>()

  context.onDidReceiveMessage?.((message: unknown) => {
    const reply = readReply(message)
    if (reply === undefined) return
    const question = open.get(reply.figure)
    if (question?.request !== reply.request) return
    clearTimeout(question.timer)
    open.delete(reply.figure)
    if (reply.type === 'answer') question.handlers.answered(reply.answer)
    else question.handlers.failed(reply.message)
  })

  return {
    tell(message) {
      context.postMessage?.(message)
      return context.postMessage !== undefined
    },
    openLane(signal) {
      const figure = uniqueFigure()
      let request = 0
      const cancel = () => {
        clearTimeout(open.get(figure)?.timer)
        open.delete(figure)
      }
      signal.addEventListener('abort', cancel)
      return {
        cancel,
        ask(query, handlers) {
          cancel()
          if (context.postMessage === undefined) return handlers.failed(NO_CHANNEL)
          request += 1
          const timer = setTimeout(() => handlers.failed(NO_ANSWER), PATIENCE)
          open.set(figure, { request, handlers, timer })
          const message: RendererRequest = { type: 'query', figure, request, query }
          context.postMessage(message)
        },
      }
    },
  }
}

/** An id that no other figure has, in this view or another of the same notebook. */
function uniqueFigure(): string {
  const words = crypto.getRandomValues(new Uint32Array(4))
  return Array.from(words, (word) => word.toString(36)).join('-')
}

function readReply(message: unknown) {
  try {
    return parseRendererReply(message)
  } catch {
    return undefined
  }
}

import type { RendererContext } from 'vscode-notebook-renderer'
import { unreachable } from '../../core/errors'
import type { RendererReply } from '../../protocol/queries'
import type { SavedReport } from '../../protocol/savedReport'
import { parseRendererMessage } from '../../protocol/validation'
import { download } from '../shared/figureActions/figureFiles'
import { answerFromFile } from './savedAnswers'

/** What renderers are activated with where no extension is: the file answers, and figures are saved as downloads. */
export function savedContext(report: SavedReport): RendererContext<unknown> {
  const listeners = new Set<(reply: RendererReply) => void>()

  function hear(received: unknown): void {
    const message = parseRendererMessage(received)
    switch (message.type) {
      case 'query': {
        const { figure, request } = message
        const answer = answerFromFile(report, message.query)
        const reply: RendererReply =
          typeof answer === 'string'
            ? { type: 'failure', figure, request, message: answer }
            : { type: 'answer', figure, request, answer }
        // As from elsewhere: never before the figure has finished asking.
        queueMicrotask(() => listeners.forEach((listener) => listener(reply)))
        return
      }
      case 'save':
        return download(message)
      case 'select':
      case 'save-slice':
        return
      default:
        return unreachable(message)
    }
  }

  return {
    workspace: { isTrusted: true },
    getState: () => undefined,
    setState: () => undefined,
    getRenderer: () => Promise.resolve(undefined),
    postMessage: hear,
    onDidReceiveMessage: (listener: (reply: RendererReply) => void) => {
      listeners.add(listener)
      return { dispose: () => listeners.delete(listener) }
    },
  }
}

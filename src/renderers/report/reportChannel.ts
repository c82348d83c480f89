import type { RendererContext } from 'vscode-notebook-renderer'
import type { ReportEditorMessage, ReportPageMessage } from '../../protocol/runReports'
import { parseRendererMessage, parseReportEditorMessage } from '../../protocol/validation'

/** What VS Code gives the page to talk with. */
export interface ReportHost {
  postMessage(message: ReportPageMessage): void
}

export type ReportMessage = Exclude<ReportEditorMessage, { type: 'figure' }>

/** The way between the page and its editor. */
export interface ReportChannel {
  send(message: ReportPageMessage): void
  /** What the renderers of outputs are activated with: they talk as in a notebook. */
  readonly context: RendererContext<unknown>
}

/** @param onMessage told what is no reply to a figure: the run as it is now, or why it is not shown */
export function openReportChannel(
  host: ReportHost,
  onMessage: (message: ReportMessage) => void,
): ReportChannel {
  const figures = new Set<(message: unknown) => void>()

  addEventListener('message', ({ data }) => {
    const message = parseReportEditorMessage(data)
    if (message.type !== 'figure') onMessage(message)
    else for (const listener of figures) listener(message.message)
  })

  return {
    send: (message) => host.postMessage(message),
    context: {
      workspace: { isTrusted: true },
      getState: () => undefined,
      setState: () => undefined,
      getRenderer: () => Promise.resolve(undefined),
      postMessage: (message: unknown) =>
        host.postMessage({ type: 'figure', message: parseRendererMessage(message) }),
      onDidReceiveMessage: (listener: (message: unknown) => void) => {
        figures.add(listener)
        return { dispose: () => figures.delete(listener) }
      },
    },
  }
}

import * as vscode from 'vscode'
import { messageOf, unreachable } from '../../core/errors'
import { RENDERER_IDS } from '../../protocol/mimes'
import { parseRendererMessage } from '../../protocol/validation'
import { folderOf } from '../kernels/folders'
import type { Kernel } from '../kernels/kernel'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { absoluteSource, answerFigure } from './answerFigure'
import { keepSelection, tellSelection } from './selections'

/** What answers a figure. */
export interface FigureServices {
  /** Answers also while a cell runs. */
  readonly service: Kernel
  readonly sessions: NotebookSessions
  readonly log: vscode.LogOutputChannel
}

/** Answers what figures in notebooks ask and tell when a person points at them. */
export function answerRenderers(services: FigureServices): vscode.Disposable {
  return vscode.Disposable.from(...Object.values(RENDERER_IDS).map((id) => answerRenderer(id, services)))
}

function answerRenderer(id: string, services: FigureServices): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(id)
  return messaging.onDidReceiveMessage(async ({ editor, message }) => {
    try {
      const reply = await hear(message, editor.notebook, services)
      if (reply !== undefined) await messaging.postMessage(reply, editor)
    } catch (thrown) {
      services.log.warn(`${id}: ${messageOf(thrown)}`)
    }
  })
}

async function hear(
  value: unknown,
  notebook: vscode.NotebookDocument,
  { service, sessions }: FigureServices,
) {
  const message = parseRendererMessage(value)
  const folder = folderOf(notebook)
  switch (message.type) {
    case 'query':
      return answerFigure(message, folder, (query) => service.request('query', { query }))
    case 'select':
      return tellSelection(sessions.find(notebook)?.kernel, absoluteSource(message.source, folder), message)
    case 'save-slice':
      return keepSelection(service, absoluteSource(message.source, folder), message)
    default:
      return unreachable(message)
  }
}

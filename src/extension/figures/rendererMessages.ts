import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import { RENDERER_IDS } from '../../protocol/mimes'
import { folderOf } from '../kernels/folders'
import type { FirstSteps } from '../firstSteps/firstSteps'
import type { Kernel } from '../kernels/kernel'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { hearFigure } from './hearFigure'
import type { Log } from '../log'

export interface RendererParts {
  readonly service: Kernel
  readonly sessions: NotebookSessions
  readonly steps: FirstSteps
  readonly log: Log
}

/** Answers what figures in notebooks ask and tell when a person points at them, from the service kernel: also while a cell runs. */
export function answerRenderers(parts: RendererParts): vscode.Disposable {
  return vscode.Disposable.from(...Object.values(RENDERER_IDS).map((id) => answerRenderer(id, parts)))
}

function answerRenderer(id: string, { service, sessions, steps, log }: RendererParts): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(id)
  return messaging.onDidReceiveMessage(async ({ editor, message }) => {
    try {
      const { notebook } = editor
      const { parseRendererMessage } = await import('../../protocol/validation')
      const cells = sessions.find(notebook)?.kernel
      const reply = await hearFigure(parseRendererMessage(message), folderOf(notebook), {
        service,
        cells,
        steps,
      })
      if (reply !== undefined) await messaging.postMessage(reply, editor)
    } catch (thrown) {
      log.warn(`${id}: ${messageOf(thrown)}`)
    }
  })
}

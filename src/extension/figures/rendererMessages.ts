import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import { RENDERER_IDS } from '../../protocol/mimes'
import { folderOf } from '../kernels/folders'
import type { Kernel } from '../kernels/kernel'
import { answerFigure } from './answerFigure'

/** Answers what figures ask when a person points at them, from the service kernel: also while a cell runs. */
export function answerRenderers(service: Kernel, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(...Object.values(RENDERER_IDS).map((id) => answerRenderer(id, service, log)))
}

function answerRenderer(id: string, service: Kernel, log: vscode.LogOutputChannel): vscode.Disposable {
  const messaging = vscode.notebooks.createRendererMessaging(id)
  return messaging.onDidReceiveMessage(async ({ editor, message }) => {
    try {
      const reply = await answerFigure(message, folderOf(editor.notebook), (query) =>
        service.request('query', { query }),
      )
      await messaging.postMessage(reply, editor)
    } catch (thrown) {
      log.warn(`${id}: ${messageOf(thrown)}`)
    }
  })
}

import * as vscode from 'vscode'
import type { CompleteParams, KernelRequests } from '../../protocol/kernel'
import { LANGUAGES, NOTEBOOK_TYPE } from '../identity'
import type { Controller } from '../notebooks/controller'
import type { NotebookSessions } from '../notebooks/notebookSessions'

/** How long a kernel may think about a name, in ms: one in a loop does not answer. */
const PATIENCE = 1000

/** Cells in which our kernel may be asked. */
export const CELLS: vscode.DocumentSelector = LANGUAGES.map((language) => ({
  notebookType: NOTEBOOK_TYPE,
  language,
}))

/** Asks the kernels that run about names in cells; starts none. */
export class LiveKernel {
  readonly #controller: Controller
  readonly #sessions: NotebookSessions

  constructor(controller: Controller, sessions: NotebookSessions) {
    this.#controller = controller
    this.#sessions = sessions
  }

  /** The notebook of a cell, where it is one that our kernel runs. */
  notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
    const { path } = document.uri
    return vscode.workspace.notebookDocuments.find(
      (notebook) =>
        notebook.uri.path === path &&
        this.#controller.isSelectedFor(notebook) &&
        notebook.getCells().some((cell) => cell.document === document),
    )
  }

  /** What the kernel says of a place in a cell; undefined where it does not run or does not answer in time. */
  async ask<Method extends 'complete' | 'hover'>(
    method: Method,
    notebook: vscode.NotebookDocument,
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<KernelRequests[Method]['result'] | undefined> {
    const kernel = this.#sessions.find(notebook)?.kernel
    if (kernel?.isRunning !== true) return undefined
    const place: CompleteParams = { code: document.getText(), offset: document.offsetAt(position) }
    const source = new vscode.CancellationTokenSource()
    const timer = setTimeout(() => source.cancel(), PATIENCE)
    try {
      return await Promise.race([kernel.request(method, place, source.token), cancelled(source.token)])
    } catch {
      return undefined
    } finally {
      clearTimeout(timer)
      source.dispose()
    }
  }
}

function cancelled(token: vscode.CancellationToken): Promise<undefined> {
  return new Promise((resolve) => token.onCancellationRequested(() => resolve(undefined)))
}

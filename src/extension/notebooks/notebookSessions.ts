import { setTimeout as delay } from 'node:timers/promises'
import * as vscode from 'vscode'
import { folderOf } from '../kernels/folders'
import type { Kernel } from '../kernels/kernel'
import type { KernelFactory } from '../kernels/kernelFactory'
import { NotebookSession } from './notebookSession'

export type Session = NotebookSession<vscode.NotebookCellOutput>

/** How long the file of an unsaved notebook may take to open once the notebook is closed, in ms. */
const SAVED_WITHIN = 1000

/** The session of every notebook that has run a cell; one that is closed takes its kernel along. */
export class NotebookSessions implements vscode.Disposable {
  readonly #sessions = new Map<vscode.NotebookDocument, Session>()
  readonly #newKernel: KernelFactory
  readonly #closing: vscode.Disposable
  readonly #status = new vscode.EventEmitter<void>()

  /** Fires when the work or device of any kernel has changed. */
  readonly onDidChangeStatus = this.#status.event

  constructor(newKernel: KernelFactory) {
    this.#newKernel = newKernel
    this.#closing = vscode.workspace.onDidCloseNotebookDocument((notebook) => void this.#closed(notebook))
  }

  /** The session of a notebook that has one. */
  find(notebook: vscode.NotebookDocument): Session | undefined {
    return this.#sessions.get(notebook)
  }

  /** The session of a notebook, made when there is none. */
  of(notebook: vscode.NotebookDocument): Session {
    const found = this.#sessions.get(notebook)
    if (found !== undefined) return found
    const kernel = this.#newKernel(() => folderOf(notebook))
    kernel.on('status', () => this.#status.fire())
    const session: Session = new NotebookSession(kernel)
    this.#sessions.set(notebook, session)
    return session
  }

  get kernels(): readonly Kernel[] {
    return [...this.#sessions.values()].map(({ kernel }) => kernel)
  }

  /** Ends every kernel. */
  async close(): Promise<void> {
    const sessions = [...this.#sessions.values()]
    this.#sessions.clear()
    await Promise.all(sessions.map((session) => session.restart()))
  }

  dispose(): void {
    this.#closing.dispose()
    this.#status.dispose()
    void this.close()
  }

  async #closed(notebook: vscode.NotebookDocument): Promise<void> {
    const session = this.#sessions.get(notebook)
    if (session === undefined) return
    const file = notebook.isUntitled ? await this.#savedAs(notebook) : undefined
    this.#sessions.delete(notebook)
    if (file === undefined) await session.restart()
    else this.#sessions.set(file, session)
  }

  /** The file that an unsaved notebook was saved to: it is another document, with the same cells and variables. */
  async #savedAs(notebook: vscode.NotebookDocument): Promise<vscode.NotebookDocument | undefined> {
    const cells = textsOf(notebook)
    const isTheFile = (other: vscode.NotebookDocument) =>
      !other.isUntitled && !this.#sessions.has(other) && textsOf(other) === cells
    for (const wait of [0, SAVED_WITHIN]) {
      await delay(wait)
      const file = vscode.workspace.notebookDocuments.find(isTheFile)
      if (file !== undefined) return file
    }
    return undefined
  }
}

function textsOf(notebook: vscode.NotebookDocument): string {
  return JSON.stringify(notebook.getCells().map(({ document }) => document.getText()))
}

import * as vscode from 'vscode'
import type { Kernel } from '../kernels/kernel'
import { folderOf } from '../kernels/folders'
import type { KernelFactory } from '../kernels/kernelFactory'
import { NotebookSession } from './notebookSession'

export type Session = NotebookSession<vscode.NotebookCellOutput>

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
    this.#closing = vscode.workspace.onDidCloseNotebookDocument((notebook) => void this.#close(notebook))
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

  dispose(): void {
    this.#closing.dispose()
    this.#status.dispose()
    void this.close()
  }

  /** Ends every kernel. */
  async close(): Promise<void> {
    await Promise.all([...this.#sessions.keys()].map((notebook) => this.#close(notebook)))
  }

  async #close(notebook: vscode.NotebookDocument): Promise<void> {
    const session = this.#sessions.get(notebook)
    this.#sessions.delete(notebook)
    await session?.restart()
  }
}

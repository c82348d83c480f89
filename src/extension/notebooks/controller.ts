import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import { CONTROLLER_ID, LANGUAGES, NOTEBOOK_TYPE } from '../identity'
import type { CellRun } from './notebookSession'
import { notebookCellRun } from './notebookCellRun'
import type { NotebookSessions } from './notebookSessions'
import { isReoNotebook } from './reoNotebook'
import type { Log } from '../log'

/** The kernel that people select: runs cells of `.ipynb` files, and knows which notebooks it was selected for. */
export class Controller implements vscode.Disposable {
  readonly #controller: vscode.NotebookController
  readonly #selected = new WeakSet<vscode.NotebookDocument>()
  readonly #selection = new vscode.EventEmitter<void>()
  readonly #subscriptions: vscode.Disposable

  /** Fires when a notebook has chosen our kernel or another. */
  readonly onDidChangeSelection = this.#selection.event

  constructor(sessions: NotebookSessions, log: Log) {
    const controller = vscode.notebooks.createNotebookController(CONTROLLER_ID, NOTEBOOK_TYPE, 'REO Notebook')
    this.#controller = controller
    controller.description = 'JavaScript with patches, models and figures'
    controller.supportedLanguages = [...LANGUAGES]
    controller.supportsExecutionOrder = true
    controller.executeHandler = (cells, notebook) => {
      sessions.of(notebook).enqueue(cells.flatMap((cell) => this.#runOf(cell, log)))
    }
    controller.interruptHandler = (notebook) => sessions.find(notebook)?.interrupt()
    this.#subscriptions = vscode.Disposable.from(
      controller,
      this.#selection,
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.#selected.add(notebook)
        else this.#selected.delete(notebook)
        this.#selection.fire()
      }),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#offerTo(notebook)),
    )
    vscode.workspace.notebookDocuments.forEach((notebook) => this.#offerTo(notebook))
  }

  /** Whether a notebook's cells run here. */
  isSelectedFor(notebook: vscode.NotebookDocument): boolean {
    return this.#selected.has(notebook)
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  /** Volunteers only for notebooks of ours: others choose their kernel themselves. */
  #offerTo(notebook: vscode.NotebookDocument): void {
    const { Preferred, Default } = vscode.NotebookControllerAffinity
    this.#controller.updateNotebookAffinity(notebook, isReoNotebook(notebook) ? Preferred : Default)
  }

  /** A run of a cell, or none where the cell is waiting or running already. */
  #runOf(cell: vscode.NotebookCell, log: Log): readonly CellRun<vscode.NotebookCellOutput>[] {
    try {
      return [notebookCellRun(this.#controller.createNotebookCellExecution(cell), log)]
    } catch (thrown) {
      log.debug(messageOf(thrown))
      return []
    }
  }
}

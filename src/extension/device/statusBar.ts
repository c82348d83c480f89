import * as vscode from 'vscode'
import { NOTEBOOK_ACTIVE } from '../identity'
import type { Kernel } from '../kernels/kernel'
import type { Controller } from '../notebooks/controller'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { isReoNotebook } from '../notebooks/reoNotebook'
import { chosenDevice } from './deviceSetting'
import { isWorking, statusText } from './statusText'

export interface StatusBarParts {
  readonly service: Kernel
  readonly sessions: NotebookSessions
  readonly controller: Controller
}

/** The device and running work at the foot of the window, while a notebook of ours is in front or work runs. */
export class StatusBar implements vscode.Disposable {
  readonly #parts: StatusBarParts
  readonly #item = vscode.window.createStatusBarItem('reo.status', vscode.StatusBarAlignment.Right, 100)
  readonly #subscriptions: vscode.Disposable
  #isOurs: boolean | undefined

  constructor(parts: StatusBarParts) {
    this.#parts = parts
    this.#item.name = 'REO Notebook'
    this.#item.command = 'reo.selectDevice'
    const update = () => this.update()
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      vscode.window.onDidChangeActiveNotebookEditor(update),
      vscode.workspace.onDidChangeConfiguration(update),
      parts.controller.onDidChangeSelection(update),
      parts.sessions.onDidChangeStatus(update),
      new vscode.Disposable(parts.service.on('status', update)),
    )
    this.update()
  }

  update(): void {
    const { service, sessions, controller } = this.#parts
    const notebook = vscode.window.activeNotebookEditor?.notebook
    const isOurs = notebook !== undefined && (isReoNotebook(notebook) || controller.isSelectedFor(notebook))
    this.#setContext(isOurs)
    const inFront = notebook && sessions.find(notebook)?.kernel
    const statuses = [...(inFront ? [inFront] : []), service, ...sessions.kernels].map(({ status }) => status)
    if (!isOurs && !isWorking(statuses)) return this.#item.hide()
    const { text, tooltip } = statusText(chosenDevice(), statuses)
    this.#item.text = text
    this.#item.tooltip = paragraphs(tooltip)
    this.#item.show()
  }

  #setContext(isOurs: boolean): void {
    if (isOurs === this.#isOurs) return
    this.#isOurs = isOurs
    void vscode.commands.executeCommand('setContext', NOTEBOOK_ACTIVE, isOurs)
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }
}

function paragraphs(texts: readonly string[]): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString()
  for (const text of texts) markdown.appendText(text).appendMarkdown('\n\n')
  return markdown
}

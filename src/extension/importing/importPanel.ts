import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf, unreachable } from '../../core/errors'
import type { ChosenMapping, ImportHostMessage, ImportPageMessage } from '../../protocol/importing'
import type { KernelRequests } from '../../protocol/kernel'
import { parseImportPageMessage } from '../../protocol/validation'
import type { Kernel } from '../kernels/kernel'
import { startingWith, webviewPage } from '../webviews/webviewPage'
import { writeDescription } from './writeDescription'
import type { Log } from '../log'

const VIEW_TYPE = 'reo.import'

type Proposal = KernelRequests['proposeImport']['result']

export interface ImportPanelParts {
  readonly service: Kernel
  readonly extension: vscode.Uri
  readonly log: Log
}

/**
 * Shows one page on which a person reviews what is proposed for a table or folder, changes it, and has it written.
 * @returns the path of the description that was written; undefined where the page was closed before
 */
export function reviewInPanel(parts: ImportPanelParts, location: string): Promise<string | undefined> {
  return new Promise((resolve) => new ImportPanel(parts, location, resolve))
}

class ImportPanel {
  readonly #parts: ImportPanelParts
  readonly #location: string
  readonly #panel: vscode.WebviewPanel
  readonly #proposal: Promise<Proposal>
  readonly #end: (written: string | undefined) => void

  constructor(parts: ImportPanelParts, location: string, end: (written: string | undefined) => void) {
    this.#parts = parts
    this.#location = location
    this.#end = end
    this.#proposal = parts.service.request('proposeImport', { path: location })
    // Whoever asks for it is told; nobody may ask before it fails.
    this.#proposal.catch(() => {})
    this.#panel = this.#open()
  }

  #open(): vscode.WebviewPanel {
    const { extension } = this.#parts
    const scripts = vscode.Uri.joinPath(extension, 'dist', 'renderers')
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      `Import ${path.basename(this.#location)}`,
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [scripts], retainContextWhenHidden: true },
    )
    panel.iconPath = vscode.Uri.joinPath(extension, 'media', 'icon.svg')
    panel.onDidDispose(() => this.#end(undefined))
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message))
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(scripts, 'importReview.js'))
    panel.webview.html = webviewPage({
      title: 'Import Data Set',
      source: panel.webview.cspSource,
      module: startingWith(script.toString(), 'reviewImport'),
    })
    return panel
  }

  async #receive(message: unknown): Promise<void> {
    try {
      await this.#answer(parseImportPageMessage(message))
    } catch (thrown) {
      this.#parts.log.warn(`import of ${this.#location}: ${messageOf(thrown)}`)
      this.#send({ type: 'failure', message: messageOf(thrown) })
    }
  }

  async #answer(message: ImportPageMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#send({ type: 'proposal', proposal: await this.#proposal })
      case 'choose': {
        const preview = await this.#preview(message.mapping)
        return this.#send({ type: 'preview', request: message.request, preview })
      }
      case 'write':
        return this.#write(message.mapping)
      case 'cancel':
        return this.#panel.dispose()
      default:
        return unreachable(message)
    }
  }

  async #preview(mapping: ChosenMapping): Promise<KernelRequests['previewImport']['result']> {
    return this.#parts.service.request('previewImport', { proposal: await this.#proposal, mapping })
  }

  async #write(mapping: ChosenMapping): Promise<void> {
    const { saveAs } = await this.#proposal
    const { description } = await this.#preview(mapping)
    const written = await writeDescription(description, saveAs)
    if (written === undefined) return this.#send({ type: 'unwritten' })
    this.#end(written)
    this.#panel.dispose()
  }

  #send(message: ImportHostMessage): void {
    void this.#panel.webview.postMessage(message)
  }
}

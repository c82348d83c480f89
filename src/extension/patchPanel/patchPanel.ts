import * as vscode from 'vscode'
import type { PatchPayload } from '../../protocol/payloads'
import { patchPage } from './patchPage'

const VIEW_TYPE = 'reo.patch'

/** One panel beside the editor that shows one patch in full, drawn by the patch renderer of notebooks. */
export class PatchPanel implements vscode.Disposable {
  readonly #extension: vscode.Uri
  #panel: vscode.WebviewPanel | undefined
  #patch: PatchPayload | undefined

  constructor(extension: vscode.Uri) {
    this.#extension = extension
  }

  /** Shows a patch in the place of the one before; the focus stays where it is. */
  show(patch: PatchPayload): void {
    this.#patch = patch
    this.#panel ??= this.#open()
    this.#panel.title = patch.id
    this.#panel.reveal(undefined, true)
    this.#send()
  }

  dispose(): void {
    this.#panel?.dispose()
  }

  #open(): vscode.WebviewPanel {
    const renderers = vscode.Uri.joinPath(this.#extension, 'dist', 'renderers')
    const panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      'Patch',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [renderers] },
    )
    panel.iconPath = vscode.Uri.joinPath(this.#extension, 'media', 'icon.svg')
    panel.onDidDispose(() => {
      this.#panel = undefined
    })
    // The page says when it is there, which is again whenever it was hidden and is shown.
    panel.webview.onDidReceiveMessage(() => this.#send())
    panel.webview.html = patchPage({
      renderer: panel.webview.asWebviewUri(vscode.Uri.joinPath(renderers, 'patch.js')).toString(),
      source: panel.webview.cspSource,
    })
    return panel
  }

  #send(): void {
    void this.#panel?.webview.postMessage(this.#patch)
  }
}

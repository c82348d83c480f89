import * as vscode from 'vscode'
import type { PatchPayload } from '../../protocol/payloads'
import { webviewPage } from '../webviews/webviewPage'
import { patchPageModule } from './patchPage'

/** The panel's type, by which VS Code asks for it to be restored. */
export const PATCH_VIEW = 'reo.patch'

/**
 * One panel beside the editor that shows one patch in full, drawn by the patch renderer of notebooks. Its page keeps the
 * patch, so that the panel is there again after the window was reloaded.
 */
export class PatchPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
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

  /** Fills a panel of the window before, or closes it where what its page kept is no patch. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    try {
      const { parsePayload } = await import('../../protocol/validation')
      this.#patch = parsePayload('patch', state)
      this.#panel?.dispose()
      this.#panel = this.#fill(panel)
      panel.title = this.#patch.id
    } catch {
      panel.dispose()
    }
  }

  dispose(): void {
    this.#panel?.dispose()
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      PATCH_VIEW,
      'Patch',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { retainContextWhenHidden: true },
    )
    return this.#fill(panel)
  }

  #fill(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    const renderers = vscode.Uri.joinPath(this.#extension, 'dist', 'renderers')
    panel.webview.options = { enableScripts: true, localResourceRoots: [renderers] }
    panel.iconPath = vscode.Uri.joinPath(this.#extension, 'media', 'icon.svg')
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined
    })
    // The page says when it is there.
    panel.webview.onDidReceiveMessage(() => this.#send())
    const renderer = panel.webview.asWebviewUri(vscode.Uri.joinPath(renderers, 'patch.js'))
    panel.webview.html = webviewPage({
      title: 'Patch',
      source: panel.webview.cspSource,
      module: patchPageModule(renderer.toString()),
    })
    return panel
  }

  #send(): void {
    void this.#panel?.webview.postMessage(this.#patch)
  }
}

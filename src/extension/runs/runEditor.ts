import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf, unreachable } from '../../core/errors'
import type { ReportCommand, ReportEditorMessage } from '../../protocol/runReports'
import { hearFigure } from '../figures/hearFigure'
import type { FirstSteps } from '../firstSteps/firstSteps'
import { saveCopy } from '../localFiles'
import { startingWith, webviewPage } from '../webviews/webviewPage'
import { type KnownRun, LiveRun } from './liveRun'
import type { RunReader } from './runReader'
import { watchFolder } from './watchFolder'
import type { Log } from '../log'

/** Id of the editor in package.json. */
const RUN_EDITOR = 'reo-notebook.run'

export interface RunEditorParts {
  readonly extension: vscode.Uri
  readonly reader: RunReader
  readonly steps: FirstSteps
  readonly log: Log
}

/** The editor of run logs: a report that follows a run while it goes on. */
export class RunEditors implements vscode.Disposable {
  readonly #parts: RunEditorParts
  readonly #registered: vscode.Disposable
  readonly #pages = new Map<string, (message: ReportEditorMessage) => void>()
  /** Runs whose page, once it is there, shows where answers are read in another way. */
  readonly #toShowReading = new Set<string>()

  constructor(parts: RunEditorParts) {
    this.#parts = parts
    const provider: vscode.CustomReadonlyEditorProvider = {
      openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
      resolveCustomEditor: ({ uri }, panel) => this.#fill(uri, panel),
    }
    this.#registered = vscode.window.registerCustomEditorProvider(RUN_EDITOR, provider, {
      // What a reader has pointed at and opened is worth more than the memory.
      webviewOptions: { retainContextWhenHidden: true },
    })
  }

  /** Opens a run's report where its answers are read again under other policies. */
  async showReading(uri: vscode.Uri): Promise<void> {
    this.#toShowReading.add(uri.toString())
    await vscode.commands.executeCommand('vscode.openWith', uri, RUN_EDITOR)
    const send = this.#pages.get(uri.toString())
    if (send !== undefined) this.#showReadingNow(uri, send)
  }

  dispose(): void {
    this.#registered.dispose()
  }

  #showReadingNow(uri: vscode.Uri, send: (message: ReportEditorMessage) => void): void {
    if (this.#toShowReading.delete(uri.toString())) send({ type: 'showReading' })
  }

  #fill(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const { extension, reader, steps, log } = this.#parts
    const { webview } = panel
    const send = (message: ReportEditorMessage) => void webview.postMessage(message)
    let live: LiveRun | undefined
    const tell = (run: KnownRun) => {
      if (run.kind === 'problem') send({ type: 'refuse', message: run.message, way: 'text' })
      if (run.kind !== 'known') return
      send({ type: 'summary', summary: run.summary, isTrusted: vscode.workspace.isTrusted })
      this.#pages.set(uri.toString(), send)
      this.#showReadingNow(uri, send)
    }
    const begin = () => {
      live?.dispose()
      if (uri.scheme === 'file')
        live = new LiveRun(() => reader.kernel().request('summariseRun', { file: uri.fsPath }), tell)
      else {
        const message = 'This run log lies on no disk of this machine. Save a copy to see its report.'
        send({ type: 'refuse', message, way: 'saveCopy' })
      }
    }
    const listeners = vscode.Disposable.from(
      watchLog(uri, () => live?.touch()),
      vscode.workspace.onDidGrantWorkspaceTrust(begin),
      webview.onDidReceiveMessage(async (received: unknown) => {
        try {
          await answer(received, uri, { begin, send, reader, steps })
        } catch (thrown) {
          log.warn(`${path.basename(uri.fsPath)}: ${messageOf(thrown)}`)
        }
      }),
    )
    panel.onDidDispose(() => {
      live?.dispose()
      listeners.dispose()
      if (this.#pages.get(uri.toString()) === send) this.#pages.delete(uri.toString())
    })
    showPage(webview, extension)
  }
}

function showPage(webview: vscode.Webview, extension: vscode.Uri): void {
  const renderers = vscode.Uri.joinPath(extension, 'dist', 'renderers')
  webview.options = { enableScripts: true, localResourceRoots: [renderers] }
  const script = webview.asWebviewUri(vscode.Uri.joinPath(renderers, 'report.js'))
  webview.html = webviewPage({
    title: 'Run',
    source: webview.cspSource,
    module: startingWith(script.toString(), 'showReport'),
  })
}

/** The log, and the lock beside it by which a run says that it is at it. */
function watchLog({ fsPath }: vscode.Uri, onChange: () => void): { dispose(): void } {
  const log = path.basename(fsPath)
  return watchFolder(path.dirname(fsPath), (name) => {
    if (name === log || name === `${log}.lock`) onChange()
  })
}

interface AnswerParts {
  readonly begin: () => void
  readonly send: (message: ReportEditorMessage) => void
  readonly reader: RunReader
  readonly steps: FirstSteps
}

async function answer(
  received: unknown,
  uri: vscode.Uri,
  { begin, send, reader, steps }: AnswerParts,
): Promise<void> {
  const { parseReportPageMessage } = await import('../../protocol/validation')
  const message = parseReportPageMessage(received)
  switch (message.type) {
    case 'ready':
      return begin()
    case 'figure': {
      const folder = path.dirname(uri.fsPath)
      const reply = await hearFigure(message.message, folder, { service: reader.kernel(), steps })
      if (reply !== undefined) send({ type: 'figure', message: reply })
      return
    }
    case 'command':
      return runCommand(message.command, uri)
    default:
      return unreachable(message)
  }
}

async function runCommand(command: ReportCommand, uri: vscode.Uri): Promise<void> {
  switch (command) {
    case 'resume':
      await vscode.commands.executeCommand('reo.resumeRun', uri)
      return
    case 'export':
      await vscode.commands.executeCommand('reo.exportRun', uri)
      return
    case 'notebook':
      await vscode.commands.executeCommand('reo.openRunNotebook', uri)
      return
    case 'text':
      await vscode.commands.executeCommand('vscode.openWith', uri, 'default')
      return
    case 'saveCopy':
      await saveCopy(uri)
      return
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage')
      return
    default:
      return unreachable(command)
  }
}

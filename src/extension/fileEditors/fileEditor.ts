import path from 'node:path'
import * as vscode from 'vscode'
import { messageOf } from '../../core/errors'
import type { FileEditorMessage, FileKind } from '../../protocol/fileViews'
import type { Kernel } from '../kernels/kernel'
import { saveCopy } from '../localFiles'
import { startingWith, webviewPage } from '../webviews/webviewPage'
import type { Log } from '../log'

/** Ids of the editors in package.json. */
const FILE_EDITORS: Readonly<Record<FileKind, string>> = {
  raster: 'reo-notebook.raster',
  hdf5: 'reo-notebook.hdf5',
}

export interface FileEditorParts {
  readonly extension: vscode.Uri
  readonly service: Kernel
  readonly log: Log
}

/** Registers the read-only editors of TIFF and HDF5 files. */
export function registerFileEditors(parts: FileEditorParts): vscode.Disposable {
  const kinds = ['raster', 'hdf5'] as const
  return vscode.Disposable.from(
    ...kinds.map((kind) =>
      vscode.window.registerCustomEditorProvider(FILE_EDITORS[kind], fileEditor(kind, parts), {
        supportsMultipleEditorsPerDocument: true,
      }),
    ),
  )
}

/** Shows a file of one kind; the service process reads it, the page only draws. */
function fileEditor(kind: FileKind, parts: FileEditorParts): vscode.CustomReadonlyEditorProvider {
  return {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    resolveCustomEditor: ({ uri }, panel) => fillPanel(kind, uri, panel, parts),
  }
}

function fillPanel(
  kind: FileKind,
  uri: vscode.Uri,
  { webview, onDidDispose }: vscode.WebviewPanel,
  { extension, service, log }: FileEditorParts,
): void {
  const send = (message: FileEditorMessage) => void webview.postMessage(message)
  const begin = () => send(whyNot(uri) ?? { type: 'show', file: kind, name: path.basename(uri.fsPath) })
  const listeners = [
    webview.onDidReceiveMessage(async (message: unknown) => {
      try {
        await answer(message, uri, service, begin, send)
      } catch (thrown) {
        log.warn(`${path.basename(uri.fsPath)}: ${messageOf(thrown)}`)
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(begin),
  ]
  onDidDispose(() => vscode.Disposable.from(...listeners).dispose())
  const renderers = vscode.Uri.joinPath(extension, 'dist', 'renderers')
  webview.options = { enableScripts: true, localResourceRoots: [renderers] }
  const script = webview.asWebviewUri(vscode.Uri.joinPath(renderers, 'file.js'))
  webview.html = webviewPage({
    title: 'File',
    source: webview.cspSource,
    module: startingWith(script.toString(), 'showFile'),
  })
}

async function answer(
  message: unknown,
  uri: vscode.Uri,
  service: Kernel,
  begin: () => void,
  send: (message: FileEditorMessage) => void,
): Promise<void> {
  const { parseFilePageMessage } = await import('../../protocol/validation')
  const asked = parseFilePageMessage(message)
  switch (asked.type) {
    case 'ready':
      begin()
      return
    case 'query': {
      const { request, query } = asked
      try {
        send({
          type: 'answer',
          request,
          answer: await service.request('lookAtFile', { file: uri.fsPath, query }),
        })
      } catch (thrown) {
        send({ type: 'failure', request, message: messageOf(thrown) })
      }
      return
    }
    case 'openWith':
      await vscode.commands.executeCommand('workbench.action.reopenWithEditor')
      return
    case 'manageTrust':
      await vscode.commands.executeCommand('workbench.trust.manage')
      return
    case 'saveCopy':
      await saveCopy(uri)
      return
    case 'inspectPatch':
      await vscode.commands.executeCommand('reo.inspectPatch', { dataset: uri.fsPath })
  }
}

/** Why a file is not shown, where nothing may read it. */
function whyNot(uri: vscode.Uri): FileEditorMessage | undefined {
  if (uri.scheme !== 'file') {
    return {
      type: 'refuse',
      message:
        'This file lies on no disk of this machine, so nothing can read parts of it. Save a copy to look at it.',
      way: 'saveCopy',
    }
  }
  if (vscode.workspace.isTrusted) return undefined
  return {
    type: 'refuse',
    message:
      'This workspace is not trusted, so nothing reads its files: a process of REO Notebook would decode this one. Trust the workspace to look at it.',
    way: 'manageTrust',
  }
}

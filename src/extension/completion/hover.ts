import * as vscode from 'vscode'
import { CELLS, type LiveKernel } from './liveKernel'

/** Shows what a name in a cell stands for in the kernel. */
export function provideHover(kernel: LiveKernel): vscode.Disposable {
  return vscode.languages.registerHoverProvider(CELLS, {
    async provideHover(document, position) {
      const notebook = kernel.notebookOf(document)
      if (notebook === undefined) return undefined
      const found = await kernel.ask('hover', notebook, document, position)
      if (found === undefined || found === null) return undefined
      const text = new vscode.MarkdownString().appendCodeblock(found.code, 'javascript')
      if (found.documentation !== undefined) text.appendMarkdown(found.documentation)
      return new vscode.Hover(
        text,
        new vscode.Range(document.positionAt(found.start), document.positionAt(found.end)),
      )
    },
  })
}

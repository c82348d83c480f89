import * as vscode from 'vscode'
import type { CompleteResult, CompletionItem } from '../../protocol/kernel'
import { CELLS, type LiveKernel } from './liveKernel'
import { REO_MEMBERS, startOfReoMember } from './reoMembers'

/** Sorts ours before what VS Code's own JavaScript support offers, which knows nothing of the kernel ("11…"). */
const FIRST = '0'

const KINDS: Readonly<Record<CompletionItem['kind'], vscode.CompletionItemKind>> = {
  variable: vscode.CompletionItemKind.Variable,
  function: vscode.CompletionItemKind.Function,
  property: vscode.CompletionItemKind.Property,
  class: vscode.CompletionItemKind.Class,
  keyword: vscode.CompletionItemKind.Keyword,
}

/** Completes names in cells from what lives in the kernel; members of `reo` also before one runs. */
export function provideCompletion(kernel: LiveKernel): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const notebook = kernel.notebookOf(document)
      if (notebook === undefined) return undefined
      const live = await kernel.ask('complete', notebook, document, position)
      const { start, items } = live ?? reoMembers(document, position)
      const range = new vscode.Range(document.positionAt(start), position)
      return items.map((item) => completionItem(item, range))
    },
  }
  return vscode.languages.registerCompletionItemProvider(CELLS, provider, '.')
}

function reoMembers(document: vscode.TextDocument, position: vscode.Position): CompleteResult {
  const offset = document.offsetAt(position)
  const start = startOfReoMember(document.getText().slice(0, offset))
  return start === undefined ? { start: offset, items: [] } : { start, items: REO_MEMBERS }
}

function completionItem(
  { label, kind, detail, documentation }: CompletionItem,
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, KINDS[kind])
  item.range = range
  item.sortText = `${FIRST}${label}`
  if (detail !== undefined) item.detail = detail
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation)
  return item
}

import * as vscode from 'vscode'
import { kindOfMime } from '../../protocol/mimes'
import { NOTEBOOK_TYPE } from '../identity'
import { cellStatus } from './cellStatus'

/** Says below cells whose outputs are ours how many samples these are of, and which share of them is answered. */
export function showCellStatus(): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>()
  const known = new WeakMap<vscode.NotebookCellOutputItem, Promise<string | undefined>>()

  function statusOf(item: vscode.NotebookCellOutputItem): Promise<string | undefined> {
    const status = known.get(item) ?? readStatus(item)
    known.set(item, status)
    return status
  }

  return vscode.Disposable.from(
    changes,
    vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
      if (cellChanges.some(({ outputs }) => outputs !== undefined)) changes.fire()
    }),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, {
      onDidChangeCellStatusBarItems: changes.event,
      async provideCellStatusBarItems({ outputs }) {
        const statuses = await Promise.all(outputs.flatMap(({ items }) => items.map(statusOf)))
        const texts = statuses.filter((status) => status !== undefined)
        if (texts.length === 0) return []
        const { Right } = vscode.NotebookCellStatusBarAlignment
        const item = new vscode.NotebookCellStatusBarItem(texts[0], Right)
        item.tooltip = ['What the outputs of this cell are of:', ...texts].join('\n')
        return [item]
      },
    }),
  )
}

/** What an output is of; nothing where it is not ours or cannot be read: its renderer says so. */
async function readStatus({ mime, data }: vscode.NotebookCellOutputItem): Promise<string | undefined> {
  const kind = kindOfMime(mime)
  if (kind === undefined) return undefined
  try {
    const { parsePayload } = await import('../../protocol/validation')
    return cellStatus(kind, parsePayload(kind, JSON.parse(new TextDecoder().decode(data))))
  } catch {
    return undefined
  }
}

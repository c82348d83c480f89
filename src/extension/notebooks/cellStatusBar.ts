import * as vscode from 'vscode'
import { MIMES, OUTPUT_KINDS } from '../../protocol/mimes'
import { parsePayload } from '../../protocol/validation'
import { NOTEBOOK_TYPE } from '../identity'
import { cellStatus } from './cellStatus'

/** Kinds of output by mime. */
const KINDS = new Map(OUTPUT_KINDS.map((kind) => [MIMES[kind], kind]))

/** Says below cells whose outputs are ours how many samples these are of, and which share of them is answered. */
export function showCellStatus(): vscode.Disposable {
  const changes = new vscode.EventEmitter<void>()
  const known = new WeakMap<vscode.NotebookCellOutputItem, string | undefined>()

  function statusOf(item: vscode.NotebookCellOutputItem): string | undefined {
    if (!known.has(item)) known.set(item, readStatus(item))
    return known.get(item)
  }

  return vscode.Disposable.from(
    changes,
    vscode.workspace.onDidChangeNotebookDocument(({ cellChanges }) => {
      if (cellChanges.some(({ outputs }) => outputs !== undefined)) changes.fire()
    }),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider(NOTEBOOK_TYPE, {
      onDidChangeCellStatusBarItems: changes.event,
      provideCellStatusBarItems({ outputs }) {
        const texts = outputs.flatMap(({ items }) => items.flatMap((item) => statusOf(item) ?? []))
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
function readStatus({ mime, data }: vscode.NotebookCellOutputItem): string | undefined {
  const kind = KINDS.get(mime)
  if (kind === undefined) return undefined
  try {
    return cellStatus(kind, parsePayload(kind, JSON.parse(new TextDecoder().decode(data))))
  } catch {
    return undefined
  }
}

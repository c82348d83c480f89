import path from 'node:path'
import * as vscode from 'vscode'
import { unreachable } from '../../core/errors'
import type { ModelSummary, TaskSummary } from '../../core/runs/runSummary'
import type { ListedRun, RunCatalogue } from './runCatalogue'
import { plainLabel, plainText } from '../plainText'
import { type ItemLook, modelLook, problemLook, runLook, taskLook } from './runItems'

/** Id of the view in package.json. */
const RUNS_VIEW = 'reo.runs'

/** A line of the Runs view. */
export type RunNode =
  | ({ readonly kind: 'run' } & ListedRun)
  | { readonly kind: 'model'; readonly uri: vscode.Uri; readonly model: ModelSummary }
  | { readonly kind: 'task'; readonly uri: vscode.Uri; readonly task: TaskSummary }

/** Shows the workspace's run logs as a tree: runs, their models, the figures of each task. */
export function createRunsView(catalogue: RunCatalogue): vscode.TreeView<RunNode> {
  const changes = new vscode.EventEmitter<undefined>()
  catalogue.onDidChange(() => changes.fire(undefined))
  return vscode.window.createTreeView(RUNS_VIEW, {
    canSelectMany: true,
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: itemOf,
      async getChildren(node?: RunNode) {
        if (node === undefined)
          return (await catalogue.list()).map((run): RunNode => ({ kind: 'run', ...run }))
        return childrenOf(node)
      },
    },
  })
}

function childrenOf(node: RunNode): RunNode[] {
  switch (node.kind) {
    case 'run':
      return node.run.kind === 'known'
        ? node.run.summary.models.map((model) => ({ kind: 'model', uri: node.uri, model }))
        : []
    case 'model':
      return node.model.tasks.map((task) => ({ kind: 'task', uri: node.uri, task }))
    case 'task':
      return []
    default:
      return unreachable(node)
  }
}

function itemOf(node: RunNode): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState
  switch (node.kind) {
    case 'run':
      return runItem(node)
    case 'model':
      return item(modelLook(node.model), node.model.tasks.length > 0 ? Collapsed : None)
    case 'task':
      return item(taskLook(node.task), None)
    default:
      return unreachable(node)
  }
}

function runItem({ uri, run }: ListedRun): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState
  const name = runName(uri)
  const open = { command: 'vscode.open', title: 'Open Report', arguments: [uri] }
  switch (run.kind) {
    case 'reading':
      return {
        ...item({ label: name, description: 'reading…', tooltip: uri.fsPath, icon: 'loading~spin' }, None),
        id: uri.toString(),
        contextValue: 'run',
        command: open,
      }
    case 'known':
      return {
        ...item(runLook(name, run.summary), Collapsed),
        id: uri.toString(),
        contextValue: `run ${run.summary.state}`,
        command: open,
      }
    case 'problem':
      return {
        ...item(problemLook(name, run.message), None),
        id: uri.toString(),
        contextValue: 'run',
        command: open,
      }
    default:
      return unreachable(run)
  }
}

function item(
  { label, description, tooltip, icon, colour }: ItemLook,
  state: vscode.TreeItemCollapsibleState,
): vscode.TreeItem {
  return {
    label: plainLabel(label),
    description: plainLabel(description),
    tooltip: plainText(tooltip),
    iconPath: new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour)),
    collapsibleState: state,
  }
}

/** A run log's name without its ending. */
export function runName(uri: vscode.Uri): string {
  return path.posix.basename(uri.path).replace(/\.reo\.jsonl$/, '')
}

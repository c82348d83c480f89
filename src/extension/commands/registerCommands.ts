import * as vscode from 'vscode'
import type { Kernel } from '../kernels/kernel'
import type { ModelKeys } from '../models/modelKeys'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { PATCH_VIEW, PatchPanel } from '../patchPanel/patchPanel'
import { RecentDatasets } from '../pickers/recentDatasets'
import type { RunChoice } from '../runs/chooseRuns'
import type { RunEditors } from '../runs/runEditor'
import { addModel } from './addModel'
import { annotateDataset } from './annotateDataset'
import { checkDataset } from './checkDataset'
import { importDataset } from './importDataset'
import { inspectPatch } from './inspectPatch'
import { newNotebook } from './newNotebook'
import { newPromptSet } from './newPromptSet'
import { openDemo } from './openDemo'
import { removeModel } from './removeModel'
import { replaceModelKey } from './replaceModelKey'
import { type CommandHandler, registerCommand } from './registerCommand'
import { restartKernel } from './restartKernel'
import { runEvaluation } from './runEvaluation'
import { compareRuns } from './runs/compareRuns'
import { deleteRuns } from './runs/deleteRuns'
import { exportRun } from './runs/exportRun'
import { openRunNotebook } from './runs/openRunNotebook'
import { rescoreRun } from './runs/rescoreRun'
import { resumeRun } from './runs/resumeRun'
import { revealRun } from './runs/revealRun'
import { selectDevice } from './selectDevice'

export interface CommandParts {
  readonly context: vscode.ExtensionContext
  readonly log: vscode.LogOutputChannel
  readonly service: Kernel
  readonly sessions: NotebookSessions
  readonly keys: ModelKeys
  readonly runs: RunChoice
  readonly runEditors: RunEditors
}

/** Registers every command that package.json names. */
export function registerCommands({
  context,
  log,
  service,
  sessions,
  keys,
  runs,
  runEditors,
}: CommandParts): vscode.Disposable {
  const recent = new RecentDatasets(context.workspaceState)
  const panel = new PatchPanel(context.extensionUri)
  const storage = context.globalStorageUri
  const extension = context.extensionUri
  const handlers: Readonly<Record<string, CommandHandler>> = {
    'reo.newNotebook': newNotebook,
    'reo.openDemo': (argument) => openDemo(context, argument),
    'reo.runEvaluation': (argument) => runEvaluation({ service, recent, storage }, argument),
    'reo.addModel': (argument) => addModel({ service, keys }, argument),
    'reo.removeModel': (argument) => removeModel(keys, argument),
    'reo.replaceModelKey': () => replaceModelKey(keys),
    'reo.newPromptSet': (argument) => newPromptSet(service, argument),
    'reo.annotateDataset': (argument) => annotateDataset({ service, recent }, argument),
    'reo.checkDataset': (argument) => checkDataset({ service, recent }, argument),
    'reo.inspectPatch': (argument) => inspectPatch({ service, recent, panel }, argument),
    'reo.importDataset': (argument) => importDataset({ service, recent, extension, log }, argument),
    'reo.resumeRun': (argument) => resumeRun(service, runs, argument),
    'reo.compareRuns': (argument) => compareRuns(runs, argument),
    'reo.rescoreRun': (argument) => rescoreRun(runEditors, runs, argument),
    'reo.openRunNotebook': (argument) => openRunNotebook(service, runs, argument),
    'reo.exportRun': (argument) => exportRun(service, runs, argument),
    'reo.revealRun': (argument) => revealRun(runs, argument),
    'reo.deleteRun': (argument) => deleteRuns(runs, argument),
    'reo.refreshRuns': () => runs.catalogue.refresh(),
    'reo.restartKernel': (argument) => restartKernel(sessions, argument),
    'reo.selectDevice': selectDevice,
    'reo.showLog': () => log.show(),
  }
  const commands = Object.entries(handlers).map(([id, handle]) => registerCommand(id, handle, log))
  const restored = vscode.window.registerWebviewPanelSerializer(PATCH_VIEW, panel)
  return vscode.Disposable.from(panel, restored, ...commands)
}

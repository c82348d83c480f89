import * as vscode from 'vscode'
import type { FirstSteps } from '../firstSteps/firstSteps'
import type { Kernel } from '../kernels/kernel'
import type { StorageFolder } from '../kernels/storageFolder'
import type { ModelKeys } from '../models/modelKeys'
import type { NotebookSessions } from '../notebooks/notebookSessions'
import { PATCH_VIEW, PatchPanel } from '../patchPanel/patchPanel'
import { RecentDatasets } from '../pickers/recentDatasets'
import type { RunChoice } from '../runs/chooseRuns'
import type { RunEditors } from '../runs/runEditor'
import { type CommandHandler, registerCommand } from './registerCommand'
import type { Log } from '../log'

export interface CommandParts {
  readonly context: vscode.ExtensionContext
  readonly storage: StorageFolder
  readonly log: Log
  readonly service: Kernel
  readonly sessions: NotebookSessions
  readonly keys: ModelKeys
  readonly steps: FirstSteps
  readonly runs: RunChoice
  readonly runEditors: RunEditors
}

/** Registers every command that package.json names; what one does is loaded when it is first called. */
export function registerCommands({
  context,
  storage,
  log,
  service,
  sessions,
  keys,
  steps,
  runs,
  runEditors,
}: CommandParts): vscode.Disposable {
  const recent = new RecentDatasets(context.workspaceState)
  const panel = new PatchPanel(context.extensionUri)
  const extension = context.extensionUri
  const handlers: Readonly<Record<string, CommandHandler>> = {
    'reo.getStarted': async () => (await import('./getStarted')).getStarted(),
    'reo.openDocumentation': async (argument) =>
      (await import('./openDocumentation')).openDocumentation(extension, argument),
    'reo.newNotebook': async () => (await import('./newNotebook')).newNotebook(),
    'reo.openDemo': async (argument) =>
      (await import('./openDemo')).openDemo({ extension, storage }, argument),
    'reo.runEvaluation': steps.takenBy('runEvaluation', async (argument) =>
      (await import('./runEvaluation')).runEvaluation({ service, recent, storage }, argument),
    ),
    'reo.addModel': async (argument) => (await import('./addModel')).addModel({ service, keys }, argument),
    'reo.removeModel': async (argument) => (await import('./removeModel')).removeModel(keys, argument),
    'reo.replaceModelKey': async () => (await import('./replaceModelKey')).replaceModelKey(keys),
    'reo.newPromptSet': async (argument) => (await import('./newPromptSet')).newPromptSet(service, argument),
    'reo.annotateDataset': async (argument) =>
      (await import('./annotateDataset')).annotateDataset({ service, recent }, argument),
    'reo.checkDataset': async (argument) =>
      (await import('./checkDataset')).checkDataset({ service, recent }, argument),
    'reo.inspectPatch': steps.takenBy('lookAtPatch', async (argument) =>
      (await import('./inspectPatch')).inspectPatch({ service, recent, panel }, argument),
    ),
    'reo.importDataset': steps.takenBy('bringData', async (argument) =>
      (await import('./importDataset')).importDataset({ service, recent, extension, log }, argument),
    ),
    'reo.resumeRun': async (argument) =>
      (await import('./runs/resumeRun')).resumeRun(service, runs, argument),
    'reo.compareRuns': async (argument) => (await import('./runs/compareRuns')).compareRuns(runs, argument),
    'reo.rescoreRun': async (argument) =>
      (await import('./runs/rescoreRun')).rescoreRun(runEditors, runs, argument),
    'reo.openRunNotebook': async (argument) =>
      (await import('./runs/openRunNotebook')).openRunNotebook(service, runs, argument),
    'reo.exportRun': async (argument) =>
      (await import('./runs/exportRun')).exportRun(service, runs, argument),
    'reo.revealRun': async (argument) => (await import('./runs/revealRun')).revealRun(runs, argument),
    'reo.deleteRun': async (argument) => (await import('./runs/deleteRuns')).deleteRuns(runs, argument),
    'reo.refreshRuns': () => runs.catalogue.refresh(),
    'reo.restartKernel': async (argument) =>
      (await import('./restartKernel')).restartKernel(sessions, argument),
    'reo.selectDevice': async (argument) => (await import('./selectDevice')).selectDevice(argument),
    'reo.showLog': () => log.show(),
  }
  const commands = Object.entries(handlers).map(([id, handle]) => registerCommand(id, handle, log))
  const restored = vscode.window.registerWebviewPanelSerializer(PATCH_VIEW, panel)
  return vscode.Disposable.from(panel, restored, ...commands)
}

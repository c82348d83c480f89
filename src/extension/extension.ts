import * as vscode from 'vscode'
import { registerTools } from './assistant/registerTools'
import { registerCommands } from './commands/registerCommands'
import { provideCompletion } from './completion/completion'
import { provideHover } from './completion/hover'
import { LiveKernel } from './completion/liveKernel'
import { sendDeviceTo } from './device/deviceSetting'
import { StatusBar } from './device/statusBar'
import { registerFileEditors } from './fileEditors/fileEditor'
import { answerRenderers } from './figures/rendererMessages'
import { FirstSteps } from './firstSteps/firstSteps'
import { noticeSteps } from './firstSteps/noticeSteps'
import { editorHost } from './kernels/editorHost'
import { cleanLog } from './log'
import { workspaceFolder } from './kernels/folders'
import { kernelFactory } from './kernels/kernelFactory'
import { sendProxyTo } from './kernels/networkSettings'
import { StorageFolder } from './kernels/storageFolder'
import { LanguageModels } from './languageModels/languageModels'
import { ModelKeys } from './models/modelKeys'
import { showCellStatus } from './notebooks/cellStatusBar'
import { Controller } from './notebooks/controller'
import { tellError } from './notifications'
import { NotebookSessions } from './notebooks/notebookSessions'
import { RunCatalogue } from './runs/runCatalogue'
import { RunEditors } from './runs/runEditor'
import { runReader } from './runs/runReader'
import { createRunsView } from './runs/runsView'

let endKernels = async (): Promise<void> => {}

/** Connects everything; no process starts before a cell, a figure or a command needs one. */
export function activate(context: vscode.ExtensionContext): void {
  const channel = vscode.window.createOutputChannel('REO Notebook', { log: true })
  const steps = new FirstSteps(context.globalState)
  const languageModels = new LanguageModels()
  const keys = new ModelKeys(context.secrets)
  const log = cleanLog(channel, () => keys.used)
  const storage = new StorageFolder(context.globalStorageUri.fsPath, (sentence) => {
    log.warn(sentence)
    void tellError(sentence)
  })
  const newKernel = kernelFactory(context, storage, editorHost(languageModels, keys), log)
  const service = newKernel(workspaceFolder)
  const sessions = new NotebookSessions(newKernel)
  const controller = new Controller(sessions, log)
  const liveKernel = new LiveKernel(controller, sessions)
  const reader = runReader(service, newKernel)
  const catalogue = new RunCatalogue(reader)
  const runsView = createRunsView(catalogue)
  const runEditors = new RunEditors({ extension: context.extensionUri, reader, steps, log })
  endKernels = async () => {
    await Promise.all([service.kill(), sessions.close()])
  }
  context.subscriptions.push(
    channel,
    languageModels,
    sessions,
    controller,
    provideCompletion(liveKernel),
    provideHover(liveKernel),
    showCellStatus(),
    reader,
    catalogue,
    runsView,
    runEditors,
    noticeSteps(steps),
    answerRenderers({ service, sessions, steps, log }),
    registerFileEditors({ extension: context.extensionUri, service, log }),
    sendDeviceTo(() => [service, ...sessions.kernels], log),
    sendProxyTo(() => [service, ...sessions.kernels], log),
    new StatusBar({ service, sessions, controller }),
    registerTools({ context, storage, service, log }),
    registerCommands({
      keys,
      steps,
      context,
      storage,
      log,
      service,
      sessions,
      runs: { catalogue, view: runsView },
      runEditors,
    }),
  )
}

/** Ends every process. */
export async function deactivate(): Promise<void> {
  await endKernels()
}

import * as vscode from 'vscode'
import { DeadEnd, OFFERS } from '../deadEnd'
import { chosenDevice } from '../device/deviceSetting'
import type { HostHandlers } from './hostHandlers'
import { Kernel } from './kernel'
import type { Log } from '../log'
import { networkOfSettings } from './networkSettings'
import type { StorageFolder } from './storageFolder'

/** Makes kernels; one starts its process, with what is then the working directory, when it is first asked something. */
export type KernelFactory = (workingDirectory: () => string, options?: KernelOptions) => Kernel

export interface KernelOptions {
  /** The process reads run logs and refuses everything else: it may start where the workspace is not trusted. */
  readonly restricted?: boolean
}

/**
 * The one place where processes start: in a workspace that is not trusted none does but that which reads run logs alone.
 */
export function kernelFactory(
  context: vscode.ExtensionContext,
  storage: StorageFolder,
  host: HostHandlers,
  log: Log,
): KernelFactory {
  return (workingDirectory, { restricted = false } = {}) =>
    new Kernel(async (notify) => {
      if (!restricted) needTrust()
      // Loaded at first use, so that activation stays quick.
      const { KernelProcess } = await import('./kernelProcess')
      const folder = workingDirectory()
      const process = new KernelProcess({
        script: context.asAbsolutePath('dist/kernel/kernel.js'),
        parameters: {
          storagePath: storage.path,
          modelsPath: context.asAbsolutePath('models'),
          workingDirectory: folder,
          device: chosenDevice(),
          workspace: vscode.workspace.name,
          restricted,
        },
        environment: networkOfSettings(),
        notify,
        host,
        log: (line) => log.info(line),
      })
      log.info(`Kernel ${process.processId} started in ${folder}`)
      void process.ended.then(({ reason }) => log.info(`Kernel ${process.processId} ended (${reason})`))
      return process
    })
}

/** @throws DeadEnd when the workspace is not trusted */
export function needTrust(): void {
  if (vscode.workspace.isTrusted) return
  throw new DeadEnd('This workspace is not trusted, so REO Notebook runs nothing in it', {
    mend: 'Trust it (command "Workspaces: Manage Workspace Trust") and try again.',
    offers: [OFFERS.manageTrust],
  })
}

import * as vscode from 'vscode'
import type { Kernel } from '../kernels/kernel'
import type { KernelFactory } from '../kernels/kernelFactory'
import { workspaceFolder } from '../kernels/folders'

/** The process that reads run logs. */
export interface RunReader extends vscode.Disposable {
  /** The service; in a workspace that is not trusted a process that reads run logs and refuses everything else. */
  kernel(): Kernel
}

/** Lets reports be seen in every workspace: a run log is text, and nothing that it names is opened. */
export function runReader(service: Kernel, newKernel: KernelFactory): RunReader {
  const restricted = newKernel(workspaceFolder, { restricted: true })
  const trusted = vscode.workspace.onDidGrantWorkspaceTrust(() => restricted.kill())
  return {
    kernel: () => (vscode.workspace.isTrusted ? service : restricted),
    dispose: () => {
      trusted.dispose()
      void restricted.kill()
    },
  }
}

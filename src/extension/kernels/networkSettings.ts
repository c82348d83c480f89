import * as vscode from 'vscode'
import type { Log } from '../log'
import { followSetting } from './followSetting'
import type { Kernel } from './kernel'
import { networkEnvironment, overlaid, proxyVariables } from './networkEnvironment'

const SECTION = 'http'

/** What VS Code's settings say of the network, as variables for a kernel that starts. */
export function networkOfSettings(): NodeJS.ProcessEnv {
  const http = vscode.workspace.getConfiguration(SECTION)
  return networkEnvironment({
    proxySupport: http.get('proxySupport', 'override'),
    proxy: http.get('proxy', ''),
    noProxy: http.get('noProxy', []),
    systemCertificates: http.get('systemCertificates', true),
  })
}

/** Tells running kernels when the way to endpoints changes; others read it when they start. */
export function sendProxyTo(kernels: () => readonly Kernel[], log: Log): vscode.Disposable {
  const tell = (kernel: Kernel) =>
    kernel.request('setProxy', proxyVariables(overlaid(process.env, networkOfSettings())))
  return followSetting(SECTION, kernels, tell, log)
}

import * as vscode from 'vscode'
import type { DeviceChoice } from '../../core/models/model'
import { followSetting } from '../kernels/followSetting'
import type { Kernel } from '../kernels/kernel'
import { isDeviceChoice } from './devices'
import type { Log } from '../log'

const SECTION = 'reo'
const KEY = 'device'

/** The device that the user wants models to run on. */
export function chosenDevice(): DeviceChoice {
  const value = vscode.workspace.getConfiguration(SECTION).get<unknown>(KEY)
  return isDeviceChoice(value) ? value : 'auto'
}

/** Writes the setting where it is set already, else for the user. */
export async function chooseDevice(device: DeviceChoice): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION)
  const isOfWorkspace = configuration.inspect(KEY)?.workspaceValue !== undefined
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global
  await configuration.update(KEY, device, target)
}

/** Tells running kernels when the setting changes; others read it when they start. */
export function sendDeviceTo(kernels: () => readonly Kernel[], log: Log): vscode.Disposable {
  const tell = (kernel: Kernel) => kernel.request('setDevice', { device: chosenDevice() })
  return followSetting(`${SECTION}.${KEY}`, kernels, tell, log)
}

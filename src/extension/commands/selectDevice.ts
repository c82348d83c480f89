import * as vscode from 'vscode'
import { ReoError } from '../../core/errors'
import type { DeviceChoice } from '../../core/models/model'
import { chooseDevice, chosenDevice } from '../device/deviceSetting'
import { DEVICE_TEXTS, devicesOf, isDeviceChoice } from '../device/devices'
import { argumentOf } from './arguments'

/** REO: Select Device… Asks unless told, and writes the setting, which running kernels follow. @returns the device */
export async function selectDevice(argument: unknown): Promise<DeviceChoice | undefined> {
  const { device = await ask() } = argumentOf('selectDevice', argument)
  if (device === undefined) return undefined
  if (!isDeviceChoice(device)) {
    throw new ReoError(`There is no device "${device}"`, {
      mend: `Use ${Object.keys(DEVICE_TEXTS).join(', ')}.`,
    })
  }
  await chooseDevice(device)
  return device
}

async function ask(): Promise<DeviceChoice | undefined> {
  const current = chosenDevice()
  const picked = await vscode.window.showQuickPick(
    devicesOf(process.platform).map((device) => ({
      label: DEVICE_TEXTS[device].title,
      description: device === current ? 'selected' : '',
      detail: DEVICE_TEXTS[device].explanation,
      device,
    })),
    { title: 'Select Device', placeHolder: 'Where models run; it applies to models opened from now on' },
  )
  return picked?.device
}

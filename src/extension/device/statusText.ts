import type { DeviceChoice, DeviceTrial } from '../../core/models/model'
import type { KernelStatus } from '../../protocol/kernel'
import { plainLabel } from '../plainText'
import { DEVICE_TEXTS } from './devices'

export interface StatusText {
  readonly text: string
  /** Paragraphs. */
  readonly tooltip: readonly string[]
}

const OUTCOMES: Readonly<Record<DeviceTrial['outcome'], string>> = {
  used: 'in use',
  unavailable: 'not available',
  wrong: 'refused, computes something else',
  slower: 'refused, slower than the CPU',
}

/**
 * What the status bar says of running work and of the device.
 * @param statuses of the kernels that matter now, the most interesting first
 */
export function statusText(choice: DeviceChoice, statuses: readonly KernelStatus[]): StatusText {
  const work = statuses.find((status) => status.work !== null)?.work ?? undefined
  const report = statuses.find(({ device }) => device !== undefined)?.device
  const device = DEVICE_TEXTS[report?.device ?? choice].title
  return {
    text: work === undefined ? `$(circuit-board) REO: ${device}` : `$(sync~spin) REO: ${plainLabel(work)}`,
    tooltip: [
      ...(work === undefined ? [] : [work]),
      ...(report === undefined
        ? [`Device: ${device}. No model has run yet; a device proves itself against the CPU at first use.`]
        : [`Device: ${device}`, ...report.trials.map(trialText)]),
      choice === 'auto' || report?.device === choice
        ? 'Click to select a device.'
        : `${DEVICE_TEXTS[choice].title} is selected. Click to select another device.`,
    ],
  }
}

/** Whether any kernel works on something. */
export function isWorking(statuses: readonly KernelStatus[]): boolean {
  return statuses.some(({ work }) => work !== null)
}

function trialText({ device, outcome, reason }: DeviceTrial): string {
  return `${DEVICE_TEXTS[device].title}: ${OUTCOMES[outcome]} – ${reason}`
}

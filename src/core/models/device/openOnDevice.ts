import { stat } from 'node:fs/promises'
import type { InferenceSession } from 'onnxruntime-node'
import type { Device, DeviceChoice, DeviceReport, DeviceTrial } from '../model'
import { createSession } from '../onnx/runtime'
import { candidates } from './candidates'
import { type TrialSubject, tryDevice } from './tryDevice'

export interface OpenedSession {
  readonly session: InferenceSession
  readonly report: DeviceReport
}

/** Trials of this process, so that opening a network again asks no device again. */
const trialsSoFar = new Map<string, DeviceTrial>()

/**
 * Opens a network on the device of choice, or with `auto` on the first of the platform's devices that agrees with
 * the CPU and is faster; on the CPU where none passes. The report says what became of each.
 */
export async function openOnDevice(
  subject: TrialSubject,
  choice: DeviceChoice,
  signal?: AbortSignal,
): Promise<OpenedSession> {
  const trials: DeviceTrial[] = []
  for (const device of devicesToTry(choice)) {
    const trial = await tryOnce(device, subject, choice === device, signal)
    trials.push(trial)
    if (trial.outcome !== 'used') continue
    const session = await createSession(subject.file, device)
    await subject.cpu.release()
    return { session, report: { device, trials } }
  }
  const reason = trials.length === 0 ? 'The CPU was asked for.' : 'No other device passed.'
  return {
    session: subject.cpu,
    report: { device: 'cpu', trials: [...trials, { device: 'cpu', outcome: 'used', reason }] },
  }
}

function devicesToTry(choice: DeviceChoice): readonly Device[] {
  switch (choice) {
    case 'auto':
      return candidates()
    case 'cpu':
      return []
    default:
      return [choice]
  }
}

async function tryOnce(
  device: Device,
  subject: TrialSubject,
  demanded: boolean,
  signal: AbortSignal | undefined,
): Promise<DeviceTrial> {
  const { mtimeMs, size } = await stat(subject.file)
  const key = [device, demanded, subject.file, mtimeMs, size].join('\n')
  const trial = trialsSoFar.get(key) ?? (await tryDevice(device, subject, demanded, signal))
  trialsSoFar.set(key, trial)
  return trial
}

import { stat } from 'node:fs/promises'
import type { InferenceSession } from 'onnxruntime-node'
import type { Device, DeviceChoice, DeviceReport, DeviceTrial } from '../model'
import { createSession } from '../onnx/runtime'
import { candidates } from './candidates'
import { type TrialSubject, tryDevice } from './tryDevice'

export interface OpenedSessions {
  /** In the order of the subjects. */
  readonly sessions: readonly InferenceSession[]
  readonly report: DeviceReport
}

/** Trials of this process, so that opening a network again asks no device again. */
const trialsSoFar = new Map<string, DeviceTrial>()

/**
 * Opens the networks of a model on the device of choice, or with `auto` on the first of the platform's devices on which
 * every one of them agrees with the CPU and is faster; on the CPU where none passes. The report says what became of
 * each device.
 */
export async function openOnDevice(
  subjects: readonly TrialSubject[],
  choice: DeviceChoice,
  signal?: AbortSignal,
): Promise<OpenedSessions> {
  const trials: DeviceTrial[] = []
  for (const device of devicesToTry(choice)) {
    const ofSubjects = await tryAll(device, subjects, choice === device, signal)
    const trial = decisive(ofSubjects)
    trials.push(trial)
    if (trial.outcome !== 'used') continue
    const sessions = await Promise.all(
      subjects.map(({ file }, index) => createSession(file, device, ofSubjects[index].layout)),
    )
    await Promise.all(subjects.map(({ cpu }) => cpu.release()))
    return { sessions, report: { device, trials } }
  }
  const reason = trials.length === 0 ? 'The CPU was asked for.' : 'No other device passed.'
  return {
    sessions: subjects.map(({ cpu }) => cpu),
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

/** The trials of the networks in their order, as far as they pass and one further. */
async function tryAll(
  device: Device,
  subjects: readonly TrialSubject[],
  demanded: boolean,
  signal: AbortSignal | undefined,
): Promise<readonly DeviceTrial[]> {
  const trials: DeviceTrial[] = []
  for (const subject of subjects) {
    const trial = await tryOnce(device, subject, demanded, signal)
    trials.push(subject.part === undefined ? trial : { ...trial, reason: `${subject.part}: ${trial.reason}` })
    if (trial.outcome !== 'used') break
  }
  return trials
}

/** The trial of the network that fails, or else of the one that gains least. */
function decisive(trials: readonly DeviceTrial[]): DeviceTrial {
  return (
    trials.find(({ outcome }) => outcome !== 'used') ??
    trials.reduce((least, trial) => ((trial.speedup ?? 0) < (least.speedup ?? 0) ? trial : least))
  )
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

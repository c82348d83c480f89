import type { InferenceSession } from 'onnxruntime-node'
import { messageOf } from '../../errors'
import type { Device, DeviceLayout, DeviceTrial } from '../model'
import { fixedBatchSize } from '../onnx/checkSession'
import { LARGEST_BATCH, onnxRuntime, type OnnxRuntime } from '../onnx/runtime'
import { compareOutputs } from './compareOutputs'
import { cudaPlaces, findCudaLibraries } from './cudaLibraries'
import { FIXTURE_PATCHES, type TensorSource } from './fixture'
import { judgeSpeed } from './judgeSpeed'
import { TrialProcess, type TrialRun } from './trialProcess'

/** A network that is to run on a device, already loaded on the CPU as the reference. */
export interface TrialSubject {
  /** Path of the `.onnx` file. */
  readonly file: string
  readonly cpu: InferenceSession
  /** Inputs for so many patches, the same at every call. */
  readonly fixture: (patches: number) => readonly TensorSource[]
  /** What it is of a model that is made of several, such as "decoder". */
  readonly part?: string
}

/** The first run warms up (compiles shaders, allocates); the fastest of the others counts. */
const TIMED_RUNS = 3

/**
 * The first run compiles shaders: a second or two on a GPU, ten on a driver that only imitates one, which is not
 * worth waiting for unless somebody asked for it.
 */
const PATIENCE_MS = 15_000
const PATIENCE_WHEN_DEMANDED_MS = 120_000

/**
 * Runs a small fixture of a network on a device and on the CPU and compares outputs, then the time of a full batch.
 * WebGPU gets a second chance where it is wrong: its convolutions over 6, 9 or 15 channels and the like are so only in
 * the layout that it takes by itself (github.com/microsoft/onnxruntime/issues/29651).
 * @param demanded the person asked for this device: it is used even when it is slower, never when it is wrong
 */
export async function tryDevice(
  device: Device,
  subject: TrialSubject,
  demanded: boolean,
  signal?: AbortSignal,
): Promise<DeviceTrial> {
  const missing = await missingLibraries(device)
  if (missing !== undefined) return { device, outcome: 'unavailable', reason: missing }
  const usual = await tryLayout(device, undefined, subject, demanded, signal)
  if (device !== 'webgpu' || usual.outcome !== 'wrong') return usual
  const planar = await tryLayout(device, 'NCHW', subject, demanded, signal)
  if (planar.outcome !== 'used') return usual
  return {
    ...planar,
    layout: 'NCHW',
    reason: `${planar.reason} Images are laid out channel by channel, since otherwise: ${usual.reason}`,
  }
}

async function tryLayout(
  device: Device,
  layout: DeviceLayout | undefined,
  subject: TrialSubject,
  demanded: boolean,
  signal?: AbortSignal,
): Promise<DeviceTrial> {
  const patience = demanded ? PATIENCE_WHEN_DEMANDED_MS : PATIENCE_MS
  const trialProcess = new TrialProcess(device, subject.file, patience, { layout, signal })
  try {
    return await compareWithCpu(device, subject, demanded, trialProcess)
  } catch (error) {
    signal?.throwIfAborted()
    return { device, outcome: 'unavailable', reason: plainReason(messageOf(error)) }
  } finally {
    trialProcess.end()
  }
}

/** Of ONNX Runtime's builds, that for 64-bit Intel Linux alone can load libraries for CUDA. */
async function missingLibraries(device: Device): Promise<string | undefined> {
  const canLoad = device === 'cuda' && process.platform === 'linux' && process.arch === 'x64'
  return canLoad ? findCudaLibraries(cudaPlaces()) : undefined
}

async function compareWithCpu(
  device: Device,
  { fixture: makeFixture, cpu }: TrialSubject,
  demanded: boolean,
  trialProcess: TrialProcess,
): Promise<DeviceTrial> {
  const fixedBatch = fixedBatchSize(cpu)
  const fixture = makeFixture(fixedBatch ?? FIXTURE_PATCHES)
  const small = await trialProcess.run(fixture, 2)
  const reference = await runOnCpu(cpu, fixture, 1)
  const { agrees, maxDifference, reason } = compareOutputs(reference.outputs, small.outputs)
  if (!agrees) return { device, outcome: 'wrong', reason, maxDifference }

  const batch = makeFixture(fixedBatch ?? LARGEST_BATCH)
  const onCpu = await runOnCpu(cpu, batch, TIMED_RUNS)
  // A full batch takes no less time than a few patches: a device that is slower with these need not be asked for it.
  const onDevice = small.milliseconds > onCpu.milliseconds ? small : await trialProcess.run(batch, TIMED_RUNS)
  const speedup = onCpu.milliseconds / onDevice.milliseconds
  return { device, ...judgeSpeed(speedup, demanded), maxDifference, speedup }
}

async function runOnCpu(
  session: InferenceSession,
  inputs: readonly TensorSource[],
  runs: number,
): Promise<TrialRun> {
  const { Tensor } = await onnxRuntime()
  const feeds = Object.fromEntries(inputs.map((source) => [source.name, tensorOf(source, Tensor)]))
  let outputs: TrialRun['outputs'] = {}
  let milliseconds = Infinity
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    const results = await session.run(feeds)
    milliseconds = Math.min(milliseconds, performance.now() - start)
    outputs = Object.fromEntries(
      Object.entries(results).map(([name, { data }]) => [name, data as Float32Array]),
    )
  }
  return { outputs, milliseconds }
}

function tensorOf(source: TensorSource, Tensor: OnnxRuntime['Tensor']) {
  return source.type === 'int64'
    ? new Tensor('int64', source.values, source.shape)
    : new Tensor('float32', source.values, source.shape)
}

/** What ONNX Runtime says when a device is not there, and what it means. */
const PLAIN_REASONS: readonly (readonly [said: RegExp, meaning: string])[] = [
  [/WebGPU adapter|No supported adapters/, 'No graphics adapter was found.'],
  [
    /(lib(?:cu|nv)[\w.-]+): cannot open shared object/,
    'The loader does not find $1: install CUDA 12 and cuDNN 9, or name their folders in LD_LIBRARY_PATH.',
  ],
  [/Failed to load (shared )?library|cannot open shared object/, 'Its libraries are not installed.'],
  [/backend not found/, 'ONNX Runtime is built without it for this platform.'],
]
const LONGEST_REASON = 200

/** ONNX Runtime's message without source positions, as one short sentence. */
export function plainReason(message: string): string {
  for (const [said, meaning] of PLAIN_REASONS) {
    const found = said.exec(message)
    if (found !== null) return meaning.replace('$1', found[1] ?? '')
  }
  return `It cannot run the network: ${message.slice(-LONGEST_REASON).replace(/\.$/, '')}.`
}

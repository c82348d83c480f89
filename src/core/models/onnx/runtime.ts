import { availableParallelism } from 'node:os'
import type { InferenceSession } from 'onnxruntime-node'
import { messageOf, ReoError } from '../../errors'
import { turnOfEventLoop } from '../../turnOfEventLoop'
import type { Device, DeviceLayout } from '../model'

export type OnnxRuntime = typeof import('onnxruntime-node')

/** `run()` blocks the event loop for a whole batch: at most this many patches keep a kernel's answers under 100 ms. */
export const LARGEST_BATCH = 32

const FEW_CORES = 4

/** Only fatal messages: what fails is thrown anyway, and ours is the one line that people read. */
const LOG_FATAL = 4

let loading: Promise<OnnxRuntime> | undefined

/**
 * ONNX Runtime, loaded at its first use: its native library takes longer to load than everything else together.
 * @throws ReoError where this platform has no ONNX Runtime
 */
export function onnxRuntime(): Promise<OnnxRuntime> {
  loading ??= import('onnxruntime-node').catch((error: unknown) => {
    loading = undefined
    throw notLoaded(error)
  })
  return loading
}

/** What it means that ONNX Runtime is not there: it is no longer made for every platform that the rest runs on. */
export function notLoaded(error: unknown, platform = `${process.platform}-${process.arch}`): ReoError {
  const others = 'Use baselines, models behind an endpoint or recorded answers here'
  if (platform === 'darwin-x64') {
    return new ReoError(
      'Networks do not run on Macs with an Intel processor: ONNX Runtime is not made for them',
      {
        mend: `${others}, or open the folder on another machine with Remote – SSH.`,
        cause: error,
      },
    )
  }
  return new ReoError(`ONNX Runtime for ${platform} cannot be loaded: ${messageOf(error)}`, {
    mend: `${others}, or install the extension's package for ${platform}.`,
    cause: error,
  })
}

/** A session on exactly one device: ONNX Runtime's own fallback neither always works nor says so. */
export async function createSession(
  file: string,
  device: Device,
  layout?: DeviceLayout,
): Promise<InferenceSession> {
  const { InferenceSession } = await onnxRuntime()
  // Loading the library blocked, and making the session will.
  await turnOfEventLoop()
  return InferenceSession.create(file, sessionOptions(device, layout))
}

/**
 * On a few cores all of them, which ONNX Runtime does not take by itself in virtual machines and containers: it counts
 * two virtual cores as one (measured on two: 1.6 times as fast). Everything else stays at its defaults, which measured
 * fastest.
 */
export function sessionOptions(device: Device, layout?: DeviceLayout): InferenceSession.SessionOptions {
  const cores = availableParallelism()
  return {
    executionProviders: [layout === undefined ? device : { name: device, preferredLayout: layout }],
    logSeverityLevel: LOG_FATAL,
    ...(cores <= FEW_CORES && { intraOpNumThreads: cores }),
  }
}

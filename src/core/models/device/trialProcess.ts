import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { sessionOptions } from '../onnx/runtime'
import type { Device, DeviceLayout } from '../model'
import type { TensorSource } from './fixture'

/** Output values by name, and the time of the fastest run. */
export interface TrialRun {
  readonly outputs: Readonly<Record<string, Float32Array>>
  readonly milliseconds: number
}

interface TrialRequest {
  readonly inputs: readonly TensorSource[]
  readonly runs: number
}

type TrialReply = TrialRun | { readonly error: string }

/**
 * What the process runs, handed over on its command line: it needs no file of its own beside whatever bundle this
 * code ends up in. It answers a {@link TrialRequest} with a {@link TrialReply}.
 */
const PROGRAM = `
  const [, runtime, file, options] = process.argv
  const { InferenceSession, Tensor } = require(runtime)
  const opening = InferenceSession.create(file, JSON.parse(options))
  opening.catch(() => {})
  process.on('message', async ({ inputs, runs }) => {
    try {
      const session = await opening
      const feeds = {}
      for (const { name, type, values, shape } of inputs) feeds[name] = new Tensor(type, values, shape)
      let milliseconds = Infinity
      let results
      for (let run = 0; run < runs; run++) {
        const start = performance.now()
        results = await session.run(feeds)
        milliseconds = Math.min(milliseconds, performance.now() - start)
      }
      const outputs = {}
      for (const [name, { data }] of Object.entries(results)) outputs[name] = data
      process.send({ outputs, milliseconds })
    } catch (error) {
      process.send({ error: String(error && error.message || error) })
    }
  })
`

/** Runs a network on a device in a process of its own: a driver that crashes or hangs takes only that process along. */
export class TrialProcess {
  readonly #child: ChildProcess
  readonly #patienceMs: number

  /** @param patienceMs how long a run may take before the device counts as not there */
  constructor(
    device: Device,
    file: string,
    patienceMs: number,
    { layout, signal }: { readonly layout?: DeviceLayout; readonly signal?: AbortSignal } = {},
  ) {
    this.#patienceMs = patienceMs
    const runtime = createRequire(import.meta.url).resolve('onnxruntime-node')
    const options = JSON.stringify(sessionOptions(device, layout))
    this.#child = spawn(process.execPath, ['--eval', PROGRAM, runtime, file, options], {
      // VS Code's program is Electron, which this variable turns into plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      windowsHide: true,
      signal,
    })
  }

  /** @throws Error that says why the device cannot run the network */
  async run(inputs: readonly TensorSource[], runs: number): Promise<TrialRun> {
    const reply = await this.#ask({ inputs, runs })
    if ('error' in reply) throw new Error(reply.error)
    return reply
  }

  end(): void {
    this.#child.kill('SIGKILL')
  }

  #ask(request: TrialRequest): Promise<TrialReply> {
    const child = this.#child
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new Error(`it gave no result within ${this.#patienceMs / 1000} s`))
      const timer = setTimeout(giveUp, this.#patienceMs)
      child.once('error', reject)
      child.once('exit', (code, killer) =>
        reject(new Error(`its process ended with ${killer ?? `exit code ${code}`}`)),
      )
      child.once('message', (reply) => resolve(reply as TrialReply))
      child.once('exit', () => clearTimeout(timer)).once('message', () => clearTimeout(timer))
      child.send(request)
    })
  }
}

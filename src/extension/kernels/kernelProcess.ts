import { type ChildProcess, fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import {
  type CancellationToken,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/node'
import { messageOf, ReoError } from '../../core/errors'
import type {
  InitializeParams,
  KernelMethod,
  KernelNotifications,
  KernelRequests,
} from '../../protocol/kernel'
import { parseKernelNotification, parseKernelResult } from '../../protocol/validation'
import { type HostHandlers, serveHost } from './hostHandlers'
import { KernelEndedError, type Phase } from './kernelEndedError'
import { overlaid } from './networkEnvironment'

type Params<Method extends KernelMethod> = KernelRequests[Method]['params']
type Result<Method extends KernelMethod> = KernelRequests[Method]['result']

/** Told of whatever a kernel says unasked. */
export type Notify = <Name extends keyof KernelNotifications>(
  name: Name,
  params: KernelNotifications[Name],
) => void

export interface KernelLaunch {
  /** Absolute path of the kernel's program. */
  readonly script: string
  readonly parameters: InitializeParams
  /** Variables over those of this process; none when absent. */
  readonly environment?: NodeJS.ProcessEnv
  readonly notify: Notify
  /** Answer what the kernel asks. */
  readonly host: HostHandlers
  /** Gets every line that the process writes. */
  readonly log: (line: string) => void
}

/** How long the last lines of an ended process are waited for, in ms. */
const LAST_LINES_WITHIN = 300

/** One kernel process, from its start to its end, and the JSON-RPC connection to it. */
export class KernelProcess {
  /** Resolves once the process is gone; never rejects. */
  readonly ended: Promise<KernelEndedError>
  readonly #child: ChildProcess
  readonly #connection: MessageConnection
  readonly #initialized: Promise<void>
  #lastErrorLine = ''
  #phase: Phase = 'starting'
  #hasEnded = false

  /** Starts the process; whatever is asked waits until it is ready. */
  constructor({ script, parameters, environment = {}, notify, host, log }: KernelLaunch) {
    this.#child = fork(script, [], {
      env: overlaid(kernelEnvironment(process.env), environment),
      execArgv: [],
      serialization: 'json',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#connection = createMessageConnection(
      new IPCMessageReader(this.#child),
      new IPCMessageWriter(this.#child),
    )
    forEachLine(this.#child.stdout, log)
    forEachLine(this.#child.stderr, (line) => {
      if (line.trim() !== '') this.#lastErrorLine = line.trim()
      log(line)
    })
    this.ended = this.#untilEnd()
    this.#listen('output', notify, log)
    this.#listen('progress', notify, log)
    this.#listen('checkProgress', notify, log)
    this.#listen('status', notify, log)
    serveHost(this.#connection, host)
    this.#connection.onError(([error]) => log(messageOf(error)))
    this.#connection.listen()
    this.#initialized = this.#initialize(parameters)
    this.#initialized.catch(() => this.#child.kill('SIGKILL'))
  }

  get processId(): number | undefined {
    return this.#child.pid
  }

  /**
   * Asks the kernel.
   * @throws KernelEndedError when the process ends before it answered, ReoError when it answers with an error
   */
  async request<Method extends KernelMethod>(
    method: Method,
    params: Params<Method>,
    token?: CancellationToken,
  ): Promise<Result<Method>> {
    await this.#initialized
    return this.#send(method, params, token)
  }

  /** Ends the process at once, whatever it is doing. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended
  }

  async #initialize(parameters: InitializeParams): Promise<void> {
    await this.#send('initialize', parameters)
    this.#phase = 'running'
  }

  async #send<Method extends KernelMethod>(
    method: Method,
    params: Params<Method>,
    token?: CancellationToken,
  ): Promise<Result<Method>> {
    return parseKernelResult(method, await this.#answer(method, params, token))
  }

  async #answer(method: KernelMethod, params: unknown, token?: CancellationToken): Promise<unknown> {
    try {
      const rest = token === undefined ? [] : [token]
      return await this.#connection.sendRequest<unknown>(method, params, ...rest)
    } catch (thrown) {
      if (this.#hasEnded || !this.#child.connected) throw await this.ended
      throw thrown instanceof ResponseError ? new ReoError(thrown.message) : thrown
    }
  }

  #listen<Name extends keyof KernelNotifications>(
    name: Name,
    notify: Notify,
    log: (line: string) => void,
  ): void {
    this.#connection.onNotification(name, (params: unknown) => {
      try {
        notify(name, parseKernelNotification(name, params))
      } catch (thrown) {
        log(messageOf(thrown))
      }
    })
  }

  async #untilEnd(): Promise<KernelEndedError> {
    // Nobody can talk to a process without its channel.
    this.#child.once('disconnect', () => this.#child.kill('SIGKILL'))
    const reason = await endOf(this.#child)
    this.#hasEnded = true
    this.#connection.dispose()
    return new KernelEndedError(this.#phase, reason, this.#lastErrorLine)
  }
}

/** How a process ended, in words, once its last lines have been read. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(messageOf(error)))
    child.once('exit', (code, signal) => {
      const reason = signal === null ? `exit code ${code}` : `signal ${signal}`
      child.once('close', () => resolve(reason))
      // A process that the kernel left behind may hold its streams open.
      setTimeout(() => resolve(reason), LAST_LINES_WITHIN)
    })
  })
}

/** VS Code's own variables and Node's options are for VS Code's processes. */
function kernelEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('VSCODE_'))
  return { ...Object.fromEntries(own), ELECTRON_RUN_AS_NODE: '1' }
}

function forEachLine(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', onLine)
}

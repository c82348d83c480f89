import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import {
  type CancellationToken,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from 'vscode-jsonrpc/node'
import type {
  CellOutput,
  ExecuteResult,
  KernelMethod,
  KernelNotifications,
  KernelRequests,
} from '../../../src/protocol/kernel'
import type { HostRequests } from '../../../src/protocol/host'
import { parseKernelNotification, parseKernelResult } from '../../../src/protocol/validation'

/** The kernel as the extension ships it: bundled, the inference runtime beside it. */
export async function buildKernel(): Promise<{
  readonly file: string
  readonly remove: () => Promise<void>
}> {
  const parent = path.resolve('.cache')
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(path.join(parent, 'kernel-test-'))
  await build({
    entryPoints: { kernel: 'src/kernel/main.ts' },
    inject: ['src/kernel/ownGlobals.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['onnxruntime-node'],
    loader: { '.wasm': 'binary' },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'\nconst require = makeRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  return { file: path.join(folder, 'kernel.mjs'), remove: () => rm(folder, { recursive: true, force: true }) }
}

const LANGUAGE_MODEL = { vendor: 'v', family: 'f', id: 'f-1', version: '1', maximumInputTokens: 100 }

/** Answers what a model that sees would. */
function answerOfLanguageModel({ messages }: HostRequests['askLanguageModel']['params']) {
  const parts = messages.flatMap((message) => message.parts)
  const isTrial = parts.some((part) => 'text' in part && part.text.includes('What colour'))
  const pictures = parts.filter((part) => 'png' in part).length
  return { outcome: 'answered', text: isTrial ? 'Red' : `${pictures} picture: 80 Mg/ha` }
}

export type KernelProcess = Awaited<ReturnType<typeof startKernel>>

/** Starts a kernel process and speaks with it as the extension does. */
export async function startKernel(
  file: string,
  {
    storagePath,
    workingDirectory,
    workspace,
  }: { readonly storagePath: string; readonly workingDirectory: string; readonly workspace?: string },
) {
  const child = fork(file, [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
  const outputs: KernelNotifications['output'][] = []
  const statuses: KernelNotifications['status'][] = []
  const progress: KernelNotifications['progress'][] = []
  const progressed = new EventEmitter()
  const log = collect(child)
  connection.onNotification('output', (params: unknown) => {
    outputs.push(parseKernelNotification('output', params))
  })
  connection.onNotification('status', (params: unknown) => {
    statuses.push(parseKernelNotification('status', params))
  })
  connection.onNotification('progress', (params: unknown) => {
    progress.push(parseKernelNotification('progress', params))
    progressed.emit('progress')
  })
  connection.onRequest('listSavedModels', () => [])
  connection.onRequest('listLanguageModels', () => [{ ...LANGUAGE_MODEL, name: 'Family' }])
  connection.onRequest('modelAccess', () => ({ saved: null, apiKey: null }))
  connection.onRequest('askLanguageModel', answerOfLanguageModel)
  connection.listen()

  async function request<Method extends KernelMethod>(
    method: Method,
    params: KernelRequests[Method]['params'],
    token?: CancellationToken,
  ): Promise<KernelRequests[Method]['result']> {
    const result: unknown = await (token === undefined
      ? connection.sendRequest(method, params)
      : connection.sendRequest(method, params, token))
    return parseKernelResult(method, result)
  }

  const early = once(child, 'exit').then(() => {
    throw new Error(`The kernel ended: ${log()}`)
  })
  let order = 0
  const initialized = request('initialize', {
    storagePath,
    modelsPath: path.resolve('models'),
    workingDirectory,
    device: 'cpu',
    ...(workspace !== undefined && { workspace }),
  })
  early.catch(() => undefined)
  await Promise.race([early, initialized])
  return {
    child,
    outputs,
    statuses,
    progress,
    log,
    request,
    /** Waits for the next news of an evaluation. */
    nextProgress: () => once(progressed, 'progress'),
    async run(
      code: string,
    ): Promise<{ readonly result: ExecuteResult; readonly outputs: readonly CellOutput[] }> {
      const execution = `run-${++order}`
      const result = await request('execute', { execution, cell: `cell:${order}`, order, code })
      return {
        result,
        outputs: outputs.filter((sent) => sent.execution === execution).map(({ output }) => output),
      }
    },
    async stop(): Promise<void> {
      connection.dispose()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  return () => text
}

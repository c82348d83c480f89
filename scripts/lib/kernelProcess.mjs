// @ts-check
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node'
import { projectFolder } from './paths.mjs'

const kernelFile = path.join(projectFolder, 'dist', 'kernel', 'kernel.js')

/**
 * A kernel as it is built, without an editor.
 *
 * @typedef {object} KernelProcess
 * @property {(code: string) => Promise<readonly Readonly<Record<string, unknown>>[]>} run Runs a cell; gives the mime
 * bundles that it puts out, text as `text/plain`. Throws what the cell throws.
 * @property {(method: string, params: unknown) => Promise<any>} request Any other request of the protocol.
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} options
 * @param {string} options.workingDirectory Folder that relative paths start from.
 * @param {string} options.storagePath Folder for demo data and runs.
 * @returns {Promise<KernelProcess>}
 */
export async function startKernelProcess({ workingDirectory, storagePath }) {
  const child = fork(kernelFile, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
  /** @type {Map<string, Readonly<Record<string, unknown>>[]>} */
  const bundles = new Map()
  connection.onNotification('output', ({ execution, output }) => {
    bundles.get(execution)?.push(output.kind === 'stream' ? { 'text/plain': output.text } : output.data)
  })
  connection.onRequest('listSavedModels', () => [])
  connection.onRequest('listLanguageModels', () => [])
  connection.listen()
  await connection.sendRequest('initialize', {
    storagePath,
    modelsPath: path.join(projectFolder, 'models'),
    workingDirectory,
    device: 'cpu',
  })
  let order = 0
  return {
    async run(code) {
      order += 1
      const execution = `run-${order}`
      /** @type {Readonly<Record<string, unknown>>[]} */
      const shown = []
      bundles.set(execution, shown)
      const result = await connection.sendRequest('execute', {
        execution,
        cell: `cell:${order}`,
        order,
        code,
      })
      if (result.outcome === 'failed') throw new Error(`cell ${order}: ${result.error.message}`)
      return shown
    },
    request: (method, params) => connection.sendRequest(method, params),
    async stop() {
      connection.dispose()
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

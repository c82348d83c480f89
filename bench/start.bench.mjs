// @ts-check
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node'
import { projectFolder } from '../scripts/lib/paths.mjs'
import { runQuietly } from '../scripts/lib/command.mjs'
import { median, medianOf } from './lib/median.mjs'
import { beginWindow } from './lib/start/window.mjs'

const TIMES = 7
const WINDOWS = 3

/** What a user does not notice, in ms. */
const ACTIVATION_MS = 50
const FIRST_ANSWER_MS = 1000

const kernel = path.join(projectFolder, 'dist', 'kernel', 'kernel.js')
const extension = path.join(projectFolder, 'dist', 'extension', 'extension.cjs')

/**
 * How long the extension takes to activate and a notebook waits for its first answer, in a real VS Code; what of that is
 * ours beside what any Node process takes to start.
 *
 * @returns {Promise<import('./lib/table.mjs').BenchResult[]>}
 */
export async function run() {
  const plain = await medianOf(TIMES, startOfNode)
  return [...(await windowResults()), await kernelResult(plain), await extensionResult()]
}

/** @returns {Promise<import('./lib/table.mjs').BenchResult[]>} */
async function windowResults() {
  const starting = await beginWindows(false)
  const atRest = await beginWindows(true)
  const windows = [...starting, ...atRest]
  const load = median(windows.map((window) => window.load))
  const activation = median(windows.map((window) => window.load + window.activate))
  const [inStart, inRest] = [starting, atRest].map((some) => median(some.map((window) => window.firstAnswer)))
  const withOnnx = windows.filter(({ hasOnnx }) => hasOnnx).length
  return [
    {
      name: `activation in VS Code / ${ACTIVATION_MS} ms`,
      better: 'lower',
      ratio: activation / ACTIVATION_MS,
      goal: 1,
      figures: `${ms(activation)}, ${ms(load)} of them to load the code`,
    },
    {
      name: `first cell to its output in VS Code / ${FIRST_ANSWER_MS} ms`,
      better: 'lower',
      ratio: inRest / FIRST_ANSWER_MS,
      goal: 1,
      figures: `${ms(inRest)}, and ${ms(inStart)} while VS Code itself starts; ONNX Runtime loaded in ${withOnnx} of ${windows.length} windows`,
    },
  ]
}

/** @param {boolean} atRest */
async function beginWindows(atRest) {
  const windows = []
  for (let i = 0; i < WINDOWS; i++) windows.push(await beginWindow(atRest))
  return windows
}

/**
 * @param {number} plain Milliseconds that a plain process takes.
 * @returns {Promise<import('./lib/table.mjs').BenchResult>}
 */
async function kernelResult(plain) {
  const name = 'kernel start to first answer / start of plain Node'
  if (!existsSync(kernel)) return { name, better: 'lower', skipped: `${kernel} is not built` }
  const started = await medianOf(TIMES, startOfKernel)
  return { name, better: 'lower', ratio: started / plain, figures: `${ms(started)} / ${ms(plain)}` }
}

/** @returns {Promise<import('./lib/table.mjs').BenchResult>} */
async function extensionResult() {
  const name = 'extension module load'
  if (!existsSync(extension)) return { name, better: 'lower', skipped: `${extension} is not built` }
  return { name, better: 'lower', figures: ms(await medianOf(TIMES, loadOfExtension)) }
}

/** From the fork to the result of the first cell. */
async function startOfKernel() {
  const start = performance.now()
  const child = fork(kernel, [], { stdio: 'ignore' })
  const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
  connection.listen()
  const folder = tmpdir()
  await connection.sendRequest('initialize', {
    storagePath: folder,
    modelsPath: folder,
    workingDirectory: folder,
    device: 'cpu',
  })
  await connection.sendRequest('execute', { execution: '1', cell: 'bench', order: 1, code: '1 + 1' })
  const elapsed = performance.now() - start
  connection.dispose()
  await end(child)
  return elapsed
}

/** From the start to the first message of a process that does nothing else. */
async function startOfNode() {
  const start = performance.now()
  const child = spawn(process.execPath, ['--eval', 'process.send(1)'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await once(child, 'message')
  const elapsed = performance.now() - start
  await end(child)
  return elapsed
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Loads the extension where `vscode` is a stand-in that can be anything. */
async function loadOfExtension() {
  const program = `
    const { Module } = require('node:module')
    const anything = new Proxy(class {}, {
      get: (target, key) => (key === 'prototype' ? target.prototype : anything),
      // The bundle looks names up through an object that inherits from the module.
      getPrototypeOf: () => anything,
    })
    const load = Module._load
    Module._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest))
    const start = performance.now()
    require(${JSON.stringify(extension)})
    console.log(performance.now() - start)
  `
  return Number(await runQuietly(process.execPath, ['--eval', program]))
}

/** @param {number} milliseconds */
function ms(milliseconds) {
  return `${milliseconds.toFixed(0)} ms`
}

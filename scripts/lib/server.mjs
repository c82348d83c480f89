// @ts-check
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { runQuietly } from './command.mjs'
import { ensureEditor } from './editor.mjs'
import { cacheFolder } from './paths.mjs'

const startsWithinMs = 60_000
const stopsWithinMs = 3_000
const licence = ['--accept-server-license-terms']

/** What keeps the window to the work at hand. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder Where it keeps settings, extensions and logs.
 * @property {string} [port] A port or a range such as `8970-8999`; any free one by default.
 * @property {Readonly<Record<string, unknown>>} [settings] The user's settings, beside the quiet ones.
 * @property {NodeJS.ProcessEnv} [env] Added to the environment of the server and its extension hosts.
 * @property {readonly string[]} [extensions] Folders of extensions that are installed beside ours.
 * @property {string} [packaged] Our extension as a VSIX, to be installed as a user would.
 * @property {boolean} [forTests] Lets a page load an extension under development; dialogs are then refused.
 */

/**
 * @typedef {object} Server
 * @property {string} logFolder
 * @property {(folder: string, payload: readonly (readonly [string, string])[]) => string} addressOf The page that
 *   opens a folder; only who knows it can come in.
 * @property {(file: string) => string} uriOf A file's URI as a window on this server knows it.
 * @property {() => Promise<void>} stop Ends the server and all that it started.
 */

/**
 * Starts the VS Code server on the loopback interface.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>} Once it can be reached.
 */
export async function startServer({
  dataFolder,
  port = '0',
  settings = {},
  env = {},
  extensions = [],
  packaged,
  forTests = false,
}) {
  const { node, serverMain } = await ensureEditor()
  const userFolder = path.join(dataFolder, 'data', 'User')
  await mkdir(userFolder, { recursive: true })
  await writeFile(
    path.join(userFolder, 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  )
  for (const extension of extensions) {
    await cp(extension, path.join(dataFolder, 'extensions', path.basename(extension)), { recursive: true })
  }
  if (packaged !== undefined) {
    await runQuietly(node, [
      serverMain,
      '--install-extension',
      packaged,
      ...licence,
      '--server-data-dir',
      dataFolder,
    ])
  }
  const token = randomBytes(16).toString('hex')
  const args = [
    serverMain,
    ...['--host', '127.0.0.1', '--port', port],
    ...['--connection-token', token],
    ...['--server-data-dir', dataFolder],
    ...[...licence, '--disable-telemetry'],
    // Every workspace is trusted, but where the settings ask for trust.
    ...(settings['security.workspace.trust.enabled'] === true ? [] : ['--disable-workspace-trust']),
    ...(forTests ? ['--enable-smoke-test-driver'] : []),
  ]
  const child = spawn(node, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that stopping it reaches its children too.
    detached: process.platform !== 'win32',
  })
  const boundPort = await portOf(child)
  return {
    logFolder: path.join(dataFolder, 'data', 'logs'),
    addressOf: (folder, payload) => {
      const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) })
      return `http://localhost:${boundPort}/?${query}`
    },
    uriOf: (file) => `vscode-remote://localhost:${boundPort}${pathToFileURL(file).pathname}`,
    stop: () => stop(child),
  }
}

/** @typedef {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} ServerProcess */

/**
 * @param {ServerProcess} child
 * @returns {Promise<number>}
 */
function portOf(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(timer)
      void stop(child)
      const mend = `If it is damaged, delete ${cacheFolder}: it is installed anew at the next start.`
      reject(new Error(`the VS Code server did not start: ${reason}. ${mend}\n${output.trim()}`))
    }
    const timer = setTimeout(() => fail('no answer within a minute'), startsWithinMs)
    child.once('error', (error) => fail(error.message))
    child.once('exit', (code) => fail(`exit code ${code}`))
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text))
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      const listening = /agent listening on (\d+)/.exec(output)
      if (listening === null) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve(Number(listening[1]))
    })
  })
}

/** @param {ServerProcess} child */
async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  const force = setTimeout(() => signalAll(child, 'SIGKILL'), stopsWithinMs)
  signalAll(child, 'SIGTERM')
  await ended
  clearTimeout(force)
  signalAll(child, 'SIGKILL')
}

/**
 * @param {ServerProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalAll(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/T', '/F', '/PID', String(child.pid)])
    else process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}

// @ts-check
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/**
 * A line into VS Code's extension host, for what has no place on the screen: whoever drives the window from outside
 * calls functions inside, with the `vscode` API at hand.
 *
 * @typedef {object} Bridge
 * @property {string} testsPath The module that the extension host runs as its test suite.
 * @property {NodeJS.ProcessEnv} env The environment that this module needs.
 * @property {RunInside} run Calls a function inside, waiting for the extension host if it has not connected yet.
 * @property {() => void} forget Waits for a new extension host from now on: the window is about to be reloaded.
 * @property {() => void} close
 */

/**
 * The function travels as text: it sees its arguments, which must be JSON, and nothing of its surroundings.
 *
 * @typedef {<Args extends unknown[], Result>(
 *   inside: (vscode: typeof import('vscode'), ...args: Args) => Result | PromiseLike<Result>,
 *   ...args: Args
 * ) => Promise<Result>} RunInside
 */

/** @returns {Promise<Bridge>} */
export async function startBridge() {
  const secret = randomBytes(16).toString('hex')
  const hosts = new Hosts()
  const listener = net.createServer((socket) => void welcome(socket, secret, hosts))
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = /** @type {net.AddressInfo} */ (listener.address())
  return {
    testsPath: fileURLToPath(new URL('extensionHostBridge.cjs', import.meta.url)),
    env: { REO_BRIDGE: `${port}:${secret}` },
    run: async (inside, ...args) => (await hosts.newest()).call(inside.toString(), args),
    forget: () => hosts.end(),
    close: () => {
      hosts.end()
      listener.close()
    },
  }
}

/** The extension hosts that connected: a new one follows when the window is reloaded. */
class Hosts {
  /** @type {ExtensionHost | undefined} */
  #connected
  /** @type {Array<(host: ExtensionHost) => void>} */
  #waiting = []

  newest() {
    const host = this.#connected
    return host === undefined
      ? new Promise((/** @type {(host: ExtensionHost) => void} */ resolve) => this.#waiting.push(resolve))
      : Promise.resolve(host)
  }

  /** @param {ExtensionHost} host */
  add(host) {
    this.#connected = host
    for (const resolve of this.#waiting.splice(0)) resolve(host)
  }

  /** @param {ExtensionHost} host */
  remove(host) {
    if (this.#connected === host) this.#connected = undefined
  }

  end() {
    this.#connected?.end()
    this.#connected = undefined
  }
}

class ExtensionHost {
  /** @type {Map<number, { resolve(value: any): void, reject(error: Error): void }>} */
  #pending = new Map()
  #calls = 0
  #socket

  /** @param {net.Socket} socket */
  constructor(socket) {
    this.#socket = socket
  }

  /**
   * @param {string} source
   * @param {readonly unknown[]} args
   * @returns {Promise<any>}
   */
  call(source, args) {
    const id = ++this.#calls
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#socket.write(`${JSON.stringify({ id, source, args })}\n`)
    })
  }

  /** @param {{ id: number, value?: unknown, error?: string }} answer */
  settle({ id, value, error }) {
    const call = this.#pending.get(id)
    this.#pending.delete(id)
    if (error === undefined) call?.resolve(value)
    else call?.reject(new Error(`in the extension host: ${error}`))
  }

  end() {
    this.#socket.end()
    for (const { reject } of this.#pending.values()) reject(new Error('the extension host is gone'))
    this.#pending.clear()
  }
}

/**
 * @param {net.Socket} socket
 * @param {string} secret
 * @param {Hosts} hosts
 */
async function welcome(socket, secret, hosts) {
  const host = new ExtensionHost(socket)
  socket.on('error', () => socket.destroy())
  let known = false
  for await (const line of createInterface({ input: socket })) {
    const message = JSON.parse(line)
    if (known) host.settle(message)
    else if (message.secret !== secret) break
    else {
      known = true
      hosts.add(host)
    }
  }
  hosts.remove(host)
  host.end()
}

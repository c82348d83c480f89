// @ts-check
const net = require('node:net')
const { createInterface } = require('node:readline')
const vscode = require('vscode')

/*
 * Runs in VS Code's extension host in the place of a test suite: connects to bridge.mjs and calls the functions that it
 * sends, with the `vscode` API as their first argument. It ends when the other side closes the connection.
 */

exports.run = async () => {
  const [port, secret] = String(process.env['REO_BRIDGE']).split(':')
  const socket = net.connect(Number(port), '127.0.0.1')
  /** @param {object} message */
  const send = (message) => socket.write(`${JSON.stringify(message)}\n`)
  send({ secret })
  for await (const line of createInterface({ input: socket })) {
    void answer(JSON.parse(line)).then(send)
  }
}

/** @param {{ id: number, source: string, args: unknown[] }} call */
async function answer({ id, source, args }) {
  try {
    const call = new Function(`return (${source})`)()
    return { id, value: await call(vscode, ...args) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

// @ts-check
import { descendantsOf, holdingsOf } from './processes.mjs'

/**
 * What is held at one moment, by name: memory in MB, counts of the rest.
 *
 * @typedef {Readonly<Record<string, number>>} Sample
 */

/**
 * Measures a VS Code that this process has started, after garbage is collected.
 *
 * @param {import('../drivenVscode.mjs').DrivenVscode} vscode
 * @returns {Promise<Sample>}
 */
export async function takeSample({ page, run }) {
  const host = await run(collectInHost)
  const processes = await descendantsOf(process.pid)
  const kernels = processes.filter(({ command }) => /kernel[\\/]kernel\.js/.test(command))
  const held = (await Promise.all(kernels.map(({ id }) => holdingsOf(id)))).filter((one) => one !== undefined)
  return {
    'extension host: heap, MB': host.heap,
    'extension host: memory, MB': host.memory,
    'extension host: open files': (await holdingsOf(host.id))?.files ?? NaN,
    'extension host: timers, pipes and sockets': host.resources,
    'kernels: processes': kernels.length,
    'kernels: memory of the largest, MB': Math.max(0, ...held.map(({ memory }) => memory)),
    'kernels: open files of all': held.reduce((sum, { files }) => sum + files, 0),
    'processes of VS Code': processes.filter(({ command }) => command.includes('code-server')).length,
    ...(await measureWindow(page)),
  }
}

function collectInHost() {
  const v8 = process.getBuiltinModule('node:v8')
  const vm = process.getBuiltinModule('node:vm')
  v8.setFlagsFromString('--expose-gc')
  vm.runInNewContext('gc')()
  const { heapUsed, rss } = process.memoryUsage()
  const megabyte = 1024 * 1024
  return {
    id: process.pid,
    heap: heapUsed / megabyte,
    memory: rss / megabyte,
    resources: process.getActiveResourcesInfo().length,
  }
}

/**
 * The window and the webviews in it, which share a process of the browser.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Sample>}
 */
async function measureWindow(page) {
  const session = await page.context().newCDPSession(page)
  try {
    await session.send('Performance.enable')
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const valueOf = (/** @type {string} */ wanted) =>
      metrics.find(({ name }) => name === wanted)?.value ?? NaN
    return {
      'window: heap, MB': valueOf('JSHeapUsedSize') / 1024 / 1024,
      'window: DOM nodes': valueOf('Nodes'),
      'window: listeners': valueOf('JSEventListeners'),
      'window: documents': valueOf('Documents'),
    }
  } finally {
    await session.detach()
  }
}

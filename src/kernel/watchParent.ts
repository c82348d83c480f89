import { Worker } from 'node:worker_threads'

/** How often the parent is looked for, in ms. */
const INTERVAL = 2000

/**
 * Ends this process when its parent is gone. A closed channel says so at once; a cell in an endless loop hears nothing,
 * so a thread looks for the parent too.
 */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit())
  const watcher = new Worker(LOOK_FOR_PARENT, {
    eval: true,
    workerData: { parent: process.ppid, interval: INTERVAL },
  })
  watcher.unref()
}

const LOOK_FOR_PARENT = `
  const { parent, interval } = require('node:worker_threads').workerData
  setInterval(() => {
    if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, 'SIGKILL')
  }, interval)
  function isAlive(id) {
    try {
      return process.kill(id, 0)
    } catch (error) {
      return error.code === 'EPERM'
    }
  }`

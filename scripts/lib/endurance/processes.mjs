// @ts-check
import { readdir, readFile } from 'node:fs/promises'

/**
 * @typedef {object} RunningProcess
 * @property {number} id
 * @property {number} parent
 * @property {string} command Its program and arguments.
 */

/**
 * All that a process has started and that still runs, the children's children too (Linux: from /proc).
 *
 * @param {number} ancestor
 * @returns {Promise<readonly RunningProcess[]>}
 */
export async function descendantsOf(ancestor) {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const running = (await Promise.all(ids.map(readProcess))).filter((found) => found !== undefined)
  const family = new Set([ancestor])
  for (const id of family)
    running.filter(({ parent }) => parent === id).forEach((child) => family.add(child.id))
  return running.filter(({ id }) => id !== ancestor && family.has(id))
}

/**
 * What a process holds; nothing of one that is gone.
 *
 * @param {number} id
 * @returns {Promise<{ memory: number, files: number } | undefined>} Memory in MB as the system counts it, open files.
 */
export async function holdingsOf(id) {
  try {
    const status = await readFile(`/proc/${id}/status`, 'utf8')
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? NaN)
    return { memory: kilobytes / 1024, files: (await readdir(`/proc/${id}/fd`)).length }
  } catch {
    return undefined
  }
}

/**
 * @param {number} id
 * @returns {Promise<RunningProcess | undefined>} Undefined when it is gone, or ended and not yet missed by its parent.
 */
async function readProcess(id) {
  try {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const command = (await readFile(`/proc/${id}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    return state === 'Z' ? undefined : { id, parent: Number(parent), command }
  } catch {
    return undefined
  }
}

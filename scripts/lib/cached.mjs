// @ts-check
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { cacheFolder } from './paths.mjs'
import { step } from './progress.mjs'

/**
 * A folder in the cache that is made once. It is made beside its final place and then renamed, so that an
 * interrupted or concurrent set-up never leaves a half-made one there.
 *
 * @param {string} name Says what is inside, versions included: a new name makes a new folder.
 * @param {string} title What making it is called on the screen.
 * @param {(folder: string) => Promise<unknown>} make Fills an empty folder.
 * @param {string} [cache] The cache, the user's by default.
 * @returns {Promise<string>} The folder.
 */
export async function cached(name, title, make, cache = cacheFolder) {
  const folder = path.join(cache, name)
  if (existsSync(folder)) return folder
  await removeAbandoned(cache, name)
  const partial = `${folder}.partial-${process.pid}`
  await mkdir(partial, { recursive: true })
  try {
    await step(title, () => make(partial))
    await rename(partial, folder).catch((error) => {
      if (!existsSync(folder)) throw error
    })
    return folder
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/**
 * Removes what set-ups left that were killed.
 *
 * @param {string} cache
 * @param {string} name
 */
async function removeAbandoned(cache, name) {
  const prefix = `${name}.partial-`
  const entries = existsSync(cache) ? await readdir(cache) : []
  const abandoned = entries.filter(
    (entry) => entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length))),
  )
  await Promise.all(abandoned.map((entry) => rm(path.join(cache, entry), { recursive: true, force: true })))
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

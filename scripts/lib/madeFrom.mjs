// @ts-check
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { cached } from './cached.mjs'
import { projectFolder } from './paths.mjs'

const cache = path.join(projectFolder, '.cache')

/**
 * A folder in the project's own cache that is made of the project's files, and made again when they change.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string} options.title What making it is called on the screen.
 * @param {readonly string[]} options.ingredients Files and folders that it is made of.
 * @param {(folder: string) => Promise<unknown>} options.make Fills an empty folder.
 * @returns {Promise<string>} The folder.
 */
export async function madeFrom({ name, title, ingredients, make }) {
  const current = `${name}-${await versionOf(ingredients)}`
  const entries = existsSync(cache) ? await readdir(cache) : []
  const outdated = entries.filter((entry) => isVersionOf(name, entry) && !entry.startsWith(current))
  await Promise.all(outdated.map((entry) => rm(path.join(cache, entry), { recursive: true, force: true })))
  return cached(current, title, make, cache)
}

/**
 * @param {string} name
 * @param {string} entry
 */
function isVersionOf(name, entry) {
  return entry.startsWith(`${name}-`) && /^[\da-f]{16}/.test(entry.slice(name.length + 1))
}

/** @param {readonly string[]} ingredients */
async function versionOf(ingredients) {
  const hash = createHash('sha256')
  for (const ingredient of ingredients) {
    for (const file of await filesOf(path.join(projectFolder, ingredient))) {
      hash.update(path.relative(projectFolder, file)).update(await readFile(file))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** @param {string} place */
async function filesOf(place) {
  if ((await stat(place)).isFile()) return [place]
  const entries = await readdir(place, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
  return files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()
}

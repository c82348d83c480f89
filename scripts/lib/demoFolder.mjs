// @ts-check
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { cached } from './cached.mjs'
import { runQuietly } from './command.mjs'
import { projectFolder } from './paths.mjs'

/** The notebook in a demo folder. */
export const exampleNotebook = 'example.ipynb'

/** What a demo folder is made of; another one is made when any of it changes. */
const ingredients = ['dist/cli', 'models', 'examples']

const cache = path.join(projectFolder, '.cache')

/**
 * Writes a folder to work in, with the demo data set, the models and the example notebook, as `reo demo` does. A
 * notebook that is there already is kept.
 *
 * @param {string} folder
 */
export async function writeDemoFolder(folder) {
  const made = await ensureDemo()
  await cp(made, folder, {
    recursive: true,
    filter: async (from, to) => path.basename(from) !== exampleNotebook || !(await isThere(to)),
  })
}

/** @returns {Promise<string>} A demo folder as `reo demo` writes it today, made once. */
async function ensureDemo() {
  const name = `demo-${await version()}`
  const earlier = existsSync(cache) ? await readdir(cache) : []
  for (const entry of earlier.filter((entry) => entry.startsWith('demo-') && !entry.startsWith(name))) {
    await rm(path.join(cache, entry), { recursive: true, force: true })
  }
  const reo = path.join(projectFolder, 'dist', 'cli', 'reo.js')
  const make = (/** @type {string} */ partial) => runQuietly(process.execPath, [reo, 'demo', partial])
  return cached(name, 'Write the demo data set', make, cache)
}

async function version() {
  const hash = createHash('sha256')
  for (const ingredient of ingredients) {
    const folder = path.join(projectFolder, ingredient)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
    for (const file of files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()) {
      hash.update(path.relative(projectFolder, file)).update(await readFile(file))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/** @param {string} file */
async function isThere(file) {
  return readFile(file).then(
    () => true,
    () => false,
  )
}

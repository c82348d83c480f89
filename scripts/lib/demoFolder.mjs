// @ts-check
import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { runQuietly } from './command.mjs'
import { madeFrom } from './madeFrom.mjs'
import { projectFolder } from './paths.mjs'

/** The notebook in a demo folder. */
export const exampleNotebook = 'example.ipynb'

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
function ensureDemo() {
  const reo = path.join(projectFolder, 'dist', 'cli', 'reo.js')
  return madeFrom({
    name: 'demo',
    title: 'Write the demo data set',
    ingredients: ['dist/cli', 'models', 'examples'],
    make: (folder) => runQuietly(process.execPath, [reo, 'demo', folder]),
  })
}

/** @param {string} file */
async function isThere(file) {
  return readFile(file).then(
    () => true,
    () => false,
  )
}

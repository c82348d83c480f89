// @ts-check
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildWorkersForSource } from '../../scripts/lib/bundles.mjs'
import { projectFolder } from '../../scripts/lib/paths.mjs'

/**
 * Bundles a TypeScript module of the core and imports it, to measure functions that no command exposes.
 *
 * @param {string} module Path in `src/core` without its ending, such as `runs/runEvaluation`.
 * @returns {Promise<any>} Its exports.
 */
export async function importCore(module) {
  const outfile = path.join(projectFolder, '.cache', 'bench', `${module.replaceAll('/', '-')}.mjs`)
  await mkdir(path.dirname(outfile), { recursive: true })
  await buildWorkersForSource()
  await build({
    entryPoints: [path.join(projectFolder, 'src', 'core', `${module}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}

// @ts-check
import { buildWorkersForSource } from '../../scripts/lib/bundles.mjs'
import { importSource } from '../../scripts/lib/importSource.mjs'

/**
 * Imports a TypeScript module of the core, to measure functions that no command exposes.
 *
 * @param {string} module Path in `src/core` without its ending, such as `runs/runEvaluation`.
 * @returns {Promise<any>} Its exports.
 */
export async function importCore(module) {
  await buildWorkersForSource()
  return importSource(`src/core/${module}.ts`)
}

// @ts-check
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import esbuild from 'esbuild'
import { projectFolder } from './paths.mjs'

/**
 * Bundles a TypeScript module of the project and imports it, for scripts, which Node runs as they stand.
 *
 * @param {string} file In the project, such as `src/core/runs/runLog.ts`.
 * @returns {Promise<any>} Its exports.
 */
export async function importSource(file) {
  // Each process its own: several may run at once.
  const bundle = path.join(
    projectFolder,
    '.cache',
    'source',
    `${file.replaceAll(/\W+/g, '-')}-${process.pid}.mjs`,
  )
  await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: [file],
    outfile: bundle,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    loader: { '.wasm': 'binary' },
    logLevel: 'warning',
  })
  try {
    return await import(pathToFileURL(bundle).href)
  } finally {
    await rm(bundle, { force: true })
  }
}

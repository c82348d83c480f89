// @ts-check
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import esbuild from 'esbuild'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain } from './lib/progress.mjs'

/* npm run docs: makes the pages of docs/reference and the JSON Schemas of the sources anew. */

await runMain(async () => {
  await ensureDependencies()
  const bundle = path.join(projectFolder, '.cache', 'reference.mjs')
  await esbuild.build({
    absWorkingDir: projectFolder,
    entryPoints: ['scripts/reference/index.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.wasm': 'binary' },
    logLevel: 'warning',
  })
  try {
    const { referenceFiles } = await import(pathToFileURL(bundle).href)
    for (const [file, text] of await referenceFiles()) {
      const target = path.join(projectFolder, file)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, text)
      console.log(file)
    }
  } finally {
    await rm(bundle, { force: true })
  }
})

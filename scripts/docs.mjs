// @ts-check
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain } from './lib/progress.mjs'

/* npm run docs: makes the pages of docs/reference and the JSON Schemas of the sources anew. */

await runMain(async () => {
  await ensureDependencies()
  const { importSource } = await import('./lib/importSource.mjs')
  const { referenceFiles } = await importSource('scripts/reference/index.ts')
  for (const [file, text] of await referenceFiles()) {
    const target = path.join(projectFolder, file)
    await mkdir(path.dirname(target), { recursive: true })
    await writeFile(target, text)
    console.log(file)
  }
})

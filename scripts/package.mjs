// @ts-check
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'

/*
 * npm run package [-- TARGET …]: builds the extension and packs it, a VSIX for each target, into out/packages.
 */

await runMain(async () => {
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  const { packageFor } = await import('./lib/packaging/package.mjs')
  const { targets } = await import('./lib/packaging/targets.mjs')
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string', default: path.join(projectFolder, 'out', 'packages') } },
  })
  await step('Build', () => buildAll({ printSizes: false }))
  const lines = []
  for (const name of positionals.length > 0 ? positionals : Object.keys(targets)) {
    const { file, bytes, files } = await step(`Pack for ${name}`, () => packageFor(name, values.out))
    lines.push(
      `${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${String(files.length).padStart(4)} files  ${file}`,
    )
  }
  console.log(lines.join('\n'))
  return 0
})

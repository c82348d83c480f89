// @ts-check
import { readdir } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { formatResults } from '../bench/lib/table.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { projectFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'
import { runQuietly } from './lib/command.mjs'

/*
 * npm run bench [-- NAME…]: runs every bench/NAME.bench.mjs and prints their ratios. Ratios of two things measured in
 * one run tell something on any machine; absolute figures drift.
 */

await runMain(async () => {
  await ensureDependencies()
  await step('Build', () => runQuietly('npm', ['run', 'build'], { cwd: projectFolder }))
  const results = []
  const failures = []
  for (const file of await benchFiles(process.argv.slice(2))) {
    const name = path.basename(file, '.bench.mjs')
    try {
      const { run } = await import(pathToFileURL(file).href)
      results.push(...(await step(`Measure ${name}`, run)))
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  console.log(`\n${formatResults(results)}\n\n${machine()}`)
  if (failures.length > 0) throw new Error(failures.join('\n'))
})

/** @param {readonly string[]} names All when empty. */
async function benchFiles(names) {
  const folder = path.join(projectFolder, 'bench')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.bench.mjs')).sort()
  const wanted = files.filter(
    (file) => names.length === 0 || names.includes(path.basename(file, '.bench.mjs')),
  )
  if (wanted.length === 0)
    throw new Error(`bench/ has ${files.join(', ')}, none of which is ${names.join(', ')}.`)
  return wanted.map((file) => path.join(folder, file))
}

function machine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} × ${model}, ${process.platform}-${process.arch}, Node ${process.versions.node}`
}

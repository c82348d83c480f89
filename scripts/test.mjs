// @ts-check
import { rm } from 'node:fs/promises'
import { ensureDependencies } from './lib/dependencies.mjs'
import { testResultsFolder } from './lib/paths.mjs'
import { runMain, step } from './lib/progress.mjs'

/*
 * npm test [-- checks|unit|vscode|e2e …]: every check and test, or one kind. Sets everything up itself, and ends with one line of counts.
 */

await runMain(async () => {
  await ensureDependencies()
  const { buildAll } = await import('./lib/bundles.mjs')
  const { formatCounts, suites } = await import('./lib/suites.mjs')
  const names = chosenSuites(Object.keys(suites))
  await step('Build', () => buildAll({ printSizes: false }))
  await rm(testResultsFolder, { recursive: true, force: true })
  const total = { passed: 0, failed: 0, skipped: 0 }
  const lines = []
  for (const name of names) {
    console.log(`\n── ${name} tests`)
    const counts = await suites[name]()
    total.passed += counts.passed
    total.failed += counts.failed
    total.skipped += counts.skipped
    lines.push(`${name.padEnd(8)} ${formatCounts(counts)}`)
  }
  console.log(`\n${lines.join('\n')}\n\n${formatCounts(total)}`)
  return total.failed === 0 ? 0 : 1
})

/** @param {readonly string[]} all */
function chosenSuites(all) {
  const chosen = process.argv.slice(2)
  const unknown = chosen.filter((name) => !all.includes(name))
  if (unknown.length > 0) {
    throw new Error(`no tests are called ${unknown.join(', ')}. Choose from ${all.join(', ')}.`)
  }
  return chosen.length > 0 ? chosen : all
}

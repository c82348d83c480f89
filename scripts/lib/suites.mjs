// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runLoudly } from './command.mjs'
import { runExtensionHostTests } from './extensionHostTests.mjs'
import { projectFolder } from './paths.mjs'
import { step } from './progress.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** With more failures than a busy machine explains, a second run only takes time. */
const MOST_FILES_RUN_AGAIN = 3

/** Checks of the sources, each by the npm script that does it. */
const checks = {
  types: 'typecheck',
  'lint and import directions': 'lint',
  format: 'format:check',
  'unused files, exports and dependencies': 'unused',
}

/**
 * The kinds of tests by name: checks of the sources, pure tests, those inside VS Code's extension host, and journeys in its window.
 *
 * @type {Readonly<Record<string, () => Promise<Counts>>>}
 */
export const suites = {
  checks: runChecks,
  unit: async () => sum(await runVitestFiles('unit')),
  vscode: async () => sum(await withResultsFile(runExtensionHostTests, countMocha)),
  e2e: runJourneys,
}

/** @param {Counts} counts */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Each check counts as one test. */
async function runChecks() {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  for (const [name, script] of Object.entries(checks)) {
    const passed = await step(name, () => runScript(script)).then(
      () => true,
      () => false,
    )
    counts[passed ? 'passed' : 'failed'] += 1
  }
  return counts
}

/** @param {string} script */
async function runScript(script) {
  const code = await runLoudly('npm', ['run', '--silent', script], { cwd: projectFolder })
  if (code !== 0) throw new Error(`npm run ${script} ended with exit code ${code}`)
}

/**
 * Journeys, each file in a browser and an editor of its own. A file that fails is run once more in fresh ones, and
 * named: a busy machine may keep a window waiting for longer than a journey waits.
 */
async function runJourneys() {
  const first = await runVitestFiles('e2e')
  const failed = first.filter((file) => file.failed > 0 && file.name !== undefined)
  if (failed.length === 0 || failed.length > MOST_FILES_RUN_AGAIN) return sum(first)
  const names = failed.map(({ name }) => path.relative(projectFolder, name ?? ''))
  console.log(`\nOnce more in a fresh editor: ${names.join(', ')}\n`)
  return sum([...first.filter((file) => !failed.includes(file)), ...(await runVitestFiles('e2e', names))])
}

/**
 * @typedef {Counts & { name?: string }} FileCounts
 *
 * @param {string} project
 * @param {readonly string[]} [files] All of the project's where left out.
 */
function runVitestFiles(project, files = []) {
  const vitest = path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs')
  return withResultsFile(
    (resultsFile) =>
      runLoudly(
        process.execPath,
        [
          vitest,
          'run',
          ...files,
          '--project',
          project,
          '--reporter=default',
          '--reporter=json',
          `--outputFile=${resultsFile}`,
        ],
        { cwd: projectFolder },
      ),
    countVitest,
  )
}

/**
 * @param {(resultsFile: string) => Promise<number>} runSuite Returns the exit code.
 * @param {(results: any) => FileCounts[]} count
 * @returns {Promise<FileCounts[]>} A suite that fails without a failed test, or tells of none, counts as one failed test.
 */
async function withResultsFile(runSuite, count) {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-results-'))
  try {
    const resultsFile = path.join(folder, 'results.json')
    const code = await runSuite(resultsFile)
    const files = await readFile(resultsFile, 'utf8').then(
      (text) => count(JSON.parse(text)),
      () => [],
    )
    const failedUnseen = (code !== 0 || files.length === 0) && sum(files).failed === 0
    return failedUnseen ? [...files, { passed: 0, failed: 1, skipped: 0 }] : files
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {import('vitest/reporters').JsonTestResults} results
 * @returns {FileCounts[]} A file that does not load counts as one failed test.
 */
function countVitest({ testResults }) {
  return testResults.map(({ name, status, assertionResults }) => {
    const withStatus = (/** @type {string} */ wanted) =>
      assertionResults.filter((test) => test.status === wanted).length
    const failed = withStatus('failed')
    const passed = withStatus('passed')
    return {
      name,
      passed,
      failed: status === 'failed' && failed === 0 ? 1 : failed,
      skipped: assertionResults.length - passed - failed,
    }
  })
}

/**
 * @param {import('mocha').Stats} stats
 * @returns {FileCounts[]}
 */
function countMocha({ passes, failures, pending }) {
  return [{ passed: passes, failed: failures, skipped: pending }]
}

/**
 * @param {readonly Counts[]} files
 * @returns {Counts}
 */
function sum(files) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { passed, failed, skipped } of files) {
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
  }
  return total
}

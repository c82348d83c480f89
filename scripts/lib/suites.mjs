// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runLoudly } from './command.mjs'
import { runExtensionHostTests } from './extensionHostTests.mjs'
import { projectFolder } from './paths.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * The kinds of tests by name: pure ones, those inside VS Code's extension host, and journeys in its window.
 *
 * @type {Readonly<Record<string, () => Promise<Counts>>>}
 */
export const suites = {
  unit: () => runVitest('unit'),
  vscode: () => withResultsFile(runExtensionHostTests, countMocha),
  e2e: () => runVitest('e2e'),
}

/** @param {Counts} counts */
export function formatCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** @param {string} project */
function runVitest(project) {
  const vitest = path.join(projectFolder, 'node_modules', 'vitest', 'vitest.mjs')
  return withResultsFile(
    (resultsFile) =>
      runLoudly(
        process.execPath,
        [
          vitest,
          'run',
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
 * @param {(results: any) => Counts} count
 * @returns {Promise<Counts>} A suite that fails without a failed test counts as one failed test.
 */
async function withResultsFile(runSuite, count) {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-results-'))
  try {
    const resultsFile = path.join(folder, 'results.json')
    const code = await runSuite(resultsFile)
    const counts = await readFile(resultsFile, 'utf8').then(
      (text) => count(JSON.parse(text)),
      () => ({ passed: 0, failed: 0, skipped: 0 }),
    )
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {import('vitest/reporters').JsonTestResults} results
 * @returns {Counts}
 */
function countVitest({ testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  const filesThatDidNotLoad = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: numPassedTests,
    failed: numFailedTests + filesThatDidNotLoad.length,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * @param {import('mocha').Stats} stats
 * @returns {Counts}
 */
function countMocha({ passes, failures, pending }) {
  return { passed: passes, failed: failures, skipped: pending }
}

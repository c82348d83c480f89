// @ts-check
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensurePackage } from './packaging/installable.mjs'
import { projectFolder, testResultsFolder } from './paths.mjs'
import { startServer } from './server.mjs'
import { openWindow } from './window.mjs'

const endsWithinMs = 15 * 60_000
const reportMark = '[test] '

/** What people call folders: whatever is installed, opened or written lies in one of such a name. */
const awkwardName = "reo host #1 50% (ä) 森🌲 'q' "

/** The bundle of `test/vscode`; the same runs in the desktop's extension host. */
export const extensionHostTestsPath = path.join(projectFolder, 'out', 'test', 'vscode', 'index.cjs')

/** An extension that brings language models. */
export const chatProviderPath = path.join(projectFolder, 'test', 'vscode', 'chatProvider')

/**
 * Runs `test/vscode` inside the extension host of a real VS Code, with our extension installed from its package. When it fails, the window and the logs are kept in
 * `test-results`.
 *
 * @param {string} resultsFile Where the counts go.
 * @returns {Promise<number>} Exit code.
 */
export async function runExtensionHostTests(resultsFile) {
  const folder = await mkdtemp(path.join(tmpdir(), awkwardName))
  const workspace = path.join(folder, 'workspace')
  await mkdir(workspace)
  const packaged = await ensurePackage()
  const server = await startServer({
    dataFolder: path.join(folder, 'server'),
    env: { REO_TEST_RESULTS: resultsFile, REO_TEST_REPORT_MARK: reportMark },
    extensions: [chatProviderPath],
    packaged,
    forTests: true,
  })
  /** @type {string[]} */
  const windowConsole = []
  /** @type {import('./window.mjs').Window | undefined} */
  let window
  try {
    /** @type {(code: number) => void} */
    let exited = () => {}
    const exit = new Promise((/** @type {(code: number) => void} */ resolve) => (exited = resolve))
    window = await openWindow({
      server,
      folder: workspace,
      testsPath: extensionHostTestsPath,
      onLog: (text) => {
        if (text.startsWith(reportMark)) console.log(text.slice(reportMark.length))
        else windowConsole.push(text)
      },
      onExit: exited,
    })
    const code = await Promise.race([exit, timeOut()])
    if (code !== 0) console.log(`  kept: ${await keepEvidence(window, server, windowConsole)}`)
    return code
  } finally {
    await window?.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @returns {Promise<number>} */
function timeOut() {
  return new Promise((resolve) => {
    setTimeout(() => {
      console.log(
        `error: the tests in the extension host did not end within ${endsWithinMs / 60_000} minutes`,
      )
      resolve(1)
    }, endsWithinMs).unref()
  })
}

/**
 * @param {import('./window.mjs').Window} window
 * @param {import('./server.mjs').Server} server
 * @param {readonly string[]} windowConsole
 */
async function keepEvidence(window, server, windowConsole) {
  const evidence = path.join(testResultsFolder, 'extension-host')
  await mkdir(evidence, { recursive: true })
  await window.page.screenshot({ path: path.join(evidence, 'window.png') })
  await writeFile(path.join(evidence, 'console.log'), windowConsole.join('\n'))
  await cp(server.logFolder, path.join(evidence, 'logs'), { recursive: true })
  return evidence
}

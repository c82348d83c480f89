// @ts-check
import path from 'node:path'
import { chromium } from 'playwright-core'
import { ensureBrowser } from './browser.mjs'
import { projectFolder, testResultsFolder } from './paths.mjs'

/** Whoever runs tests has an extension under development; as ours is installed, one that does nothing. */
const idleExtensionPath = path.join(projectFolder, 'test', 'vscode', 'idle')

const opensWithinMs = 120_000

/** How long anything on the screen is waited for: as long as the demo takes to be written on a busy machine. */
const appearsWithinMs = 90_000

const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
]

/**
 * @typedef {object} WindowOptions
 * @property {import('./server.mjs').Server} server Started with `forTests`.
 * @property {string} folder The workspace.
 * @property {string} testsPath What the extension host runs as its test suite.
 * @property {(text: string) => void} [onLog] Gets what the suite writes to its console.
 * @property {(code: number) => void} [onExit] Called when the suite has ended.
 */

/**
 * @typedef {object} Window
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {() => Promise<void>} close
 */

/**
 * Opens VS Code in a headless browser.
 *
 * @param {WindowOptions} options
 * @returns {Promise<Window>} Once the workbench is on the screen.
 */
export async function openWindow({ server, folder, testsPath, onLog, onExit }) {
  const { executablePath, env } = await ensureBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: chromiumFlags,
    env: { ...process.env, ...env },
  })
  try {
    const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } })
    context.setDefaultTimeout(appearsWithinMs)
    const page = await context.newPage()
    // VS Code's own names for the console and the exit of a test suite.
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ _type, /** @type {unknown[]} */ args) => onLog?.(args.map(String).join(' ')),
    )
    await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => onExit?.(code))
    await page.goto(workbenchAddress(server, folder, testsPath), { waitUntil: 'commit' })
    await waitForWorkbench(page)
    return { page, context, close: () => browser.close() }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/** @param {import('playwright-core').Page} page */
async function waitForWorkbench(page) {
  try {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: opensWithinMs })
  } catch {
    const picture = path.join(testResultsFolder, 'window-did-not-open.png')
    await page.screenshot({ path: picture })
    throw new Error(`VS Code's window did not open within ${opensWithinMs / 1000} s; see ${picture}`)
  }
}

/**
 * @param {import('./server.mjs').Server} server
 * @param {string} folder
 * @param {string} testsPath
 */
function workbenchAddress(server, folder, testsPath) {
  return server.addressOf(folder, [
    ['extensionDevelopmentPath', server.uriOf(idleExtensionPath)],
    ['extensionTestsPath', server.uriOf(testsPath)],
    ['skipWelcome', 'true'],
  ])
}

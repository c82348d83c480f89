// @ts-check
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startBridge } from './bridge.mjs'
import { ensurePackage } from './packaging/installable.mjs'
import { testResultsFolder } from './paths.mjs'
import { startServer } from './server.mjs'
import { openWindow } from './window.mjs'

/**
 * A real VS Code with our extension installed from its package, as it ships, driven from outside: its window through Playwright's page, what lies behind the
 * screen through its API.
 *
 * @typedef {object} DrivenVscode
 * @property {import('playwright-core').Page} page
 * @property {import('./bridge.mjs').RunInside} run
 * @property {() => Promise<void>} reload Reloads the window, as a user would.
 * @property {(name: string) => Promise<string>} keepEvidence Saves a screenshot, a trace and the logs.
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.folder The workspace.
 * @param {Readonly<Record<string, unknown>>} [options.settings]
 * @param {readonly string[]} [options.extensions] Folders of extensions that are installed beside ours.
 * @param {string} [options.target] Whose package is installed; this machine's by default.
 * @param {boolean} [options.traced] Whether the window's steps are kept as evidence, which takes memory as long as it is open.
 * @returns {Promise<DrivenVscode>} Once its extension host answers.
 */
export async function driveVscode({ folder, settings, extensions, target, traced = true }) {
  const packaged = await ensurePackage(target)
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'reo-vscode-'))
  const bridge = await startBridge()
  /** @type {Array<() => Promise<void>>} */
  const closers = [() => rm(dataFolder, { recursive: true, force: true }), async () => bridge.close()]
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    const server = await startServer({
      dataFolder,
      settings,
      extensions,
      packaged,
      env: bridge.env,
      forTests: true,
    })
    closers.push(() => server.stop())
    const window = await openWindow({ server, folder, testsPath: bridge.testsPath })
    closers.push(() => window.close())
    if (traced) await window.context.tracing.start({ snapshots: true })
    await bridge.run(() => undefined)
    return {
      page: window.page,
      run: bridge.run,
      reload: async () => {
        const reloaded = window.page.waitForEvent('load')
        // The workbench's own way: it saves its state first, which a reload of the page may come too early for.
        await bridge.run((vscode) => {
          void vscode.commands.executeCommand('workbench.action.reloadWindow')
        })
        await reloaded
        bridge.forget()
        await bridge.run(() => undefined)
      },
      keepEvidence: async (name) => {
        const evidence = path.join(testResultsFolder, name.replaceAll(/[^\p{L}\d]+/gu, '-'))
        await mkdir(evidence, { recursive: true })
        await window.page.screenshot({ path: path.join(evidence, 'window.png') })
        await window.context.tracing.stop({ path: path.join(evidence, 'trace.zip') })
        await window.context.tracing.start({ snapshots: true })
        await cp(server.logFolder, path.join(evidence, 'logs'), { recursive: true })
        return evidence
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

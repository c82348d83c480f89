// @ts-check
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeDemoFolder } from '../demoFolder.mjs'
import { driveVscode } from '../drivenVscode.mjs'
import { takeSample } from './sample.mjs'

/**
 * What was measured in a phase.
 *
 * @typedef {object} Endured
 * @property {string} title
 * @property {number} actions That were done: fewer than wanted where the time was up.
 * @property {readonly { readonly actions: number, readonly sample: import('./sample.mjs').Sample }[]} samples
 */

/**
 * Does what people do in hours, again and again, in one real VS Code, and measures what it holds.
 *
 * @param {readonly import('./phases.mjs').Phase[]} phases
 * @param {object} [options]
 * @param {number} [options.minutes] After which a phase ends, however far it is.
 * @param {(phase: string, actions: number) => void} [options.onProgress]
 * @returns {Promise<readonly Endured[]>}
 */
export async function endure(phases, { minutes = Infinity, onProgress = () => {} } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'reo-endurance-'))
  await writeDemoFolder(folder)
  const vscode = await driveVscode({ folder, traced: false })
  const gone = windowGone(vscode)
  gone.catch(() => undefined)
  try {
    const endured = []
    for (const phase of phases) {
      const until = performance.now() + 60_000 * minutes
      await phase.begin(vscode, folder)
      const samples = []
      let actions = 0
      while (actions < phase.actions && performance.now() < until) {
        const count = Math.min(phase.batch, phase.actions - actions)
        await Promise.race([gone, phase.act(vscode, folder, actions, count)])
        actions += count
        samples.push({ actions, sample: await takeSample(vscode) })
        onProgress(phase.title, actions)
      }
      endured.push({ title: phase.title, actions, samples })
    }
    return endured
  } finally {
    await vscode.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Without its window the extension host answers nobody.
 *
 * @param {import('../drivenVscode.mjs').DrivenVscode} vscode
 * @returns {Promise<never>}
 */
async function windowGone({ page }) {
  await page.waitForEvent('close', { timeout: 0 })
  throw new Error('the window is gone')
}

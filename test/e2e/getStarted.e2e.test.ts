import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { notebookOf, openNotebook, outputFrame, runAllCells } from '../../scripts/lib/notebook.mjs'
import { FIRST_STEPS, type FirstStep } from '../../src/extension/firstSteps/steps'
import { paletteOf } from '../support/palette'
import { closeAfterTests } from '../support/windowOfTests'

const CELLS_END_WITHIN_MS = 150_000
const NOTICED_WITHIN_MS = 60_000

/** High enough for every output to be on the screen at once, since VS Code draws no others. */
const TALL_WINDOW = { width: 1400, height: 4000 }

const CELLS = [
  "const data = await reo.open('dataset')",
  "const run = await reo.evaluate(data.split('val'), ['baseline:majority'], { tasks: ['landCover'], limit: 60 })\nrun.confusion('landCover')",
]

describe('The walkthrough in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-start-'))
    await writeDemoFolder(workspace)
    await callItRealData(path.join(workspace, 'dataset', 'dataset.json'))
    await writeFile(path.join(workspace, 'own.ipynb'), notebookOf(CELLS))
    vscode = await driveVscode({ folder: workspace })
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('is opened by its command, with nothing ticked off and a picture that is there', async () => {
    await showWalkthrough()
    expect(await taken()).toEqual([])
    const picture = vscode.page.locator('.getting-started-media img').first()
    await expect
      .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBeGreaterThan(0)
  })

  it('opens the demo by its button, and ticks that off', async () => {
    await vscode.page.getByRole('button', { name: 'Open Demo' }).click()
    await vscode.page.locator('.kernel-label', { hasText: 'REO Notebook' }).first().waitFor()
    await isTaken(['openDemo'])
  })

  it('ticks off a patch that was looked at', async () => {
    const patch = { dataset: path.join(workspace, 'dataset'), sample: 'd-00012' }
    await vscode.run((vscode, patch) => vscode.commands.executeCommand('reo.inspectPatch', patch), patch)
    await isTaken(['openDemo', 'lookAtPatch'])
  })

  it('ticks off data of one’s own and an evaluation, which cells have shown', async () => {
    await openNotebook(vscode, path.join(workspace, 'own.ipynb'))
    const cells = await runAllCells(vscode, CELLS_END_WITHIN_MS)
    expect(cells.map(({ error }) => error)).toEqual([null, null])
    await isTaken(['openDemo', 'lookAtPatch', 'runEvaluation', 'bringData'])
  })

  it('ticks off failures once somebody points at a figure, also of a notebook that was saved', async () => {
    await vscode.run(async (vscode) => {
      await vscode.workspace.saveAll()
      await vscode.commands.executeCommand('workbench.action.closeAllEditors')
    })
    await openNotebook(vscode, path.join(workspace, 'own.ipynb'))
    await vscode.page.setViewportSize(TALL_WINDOW)
    const matrix = outputFrame(vscode.page).locator('[data-reo-renderer=confusion][data-reo-state=ready]')
    await matrix.locator('.reo-matrix-filled').first().click()
    await matrix.locator('.reo-chip').first().waitFor()
    await isTaken(['openDemo', 'lookAtPatch', 'runEvaluation', 'findFailures', 'bringData'])
  })

  it('ticks off a model that stands in the settings: all is done', async () => {
    await vscode.run((vscode) =>
      vscode.workspace
        .getConfiguration('reo')
        .update('models', [{ id: 'chat:m@http://localhost:9/v1' }], vscode.ConfigurationTarget.Global),
    )
    await isTaken(FIRST_STEPS)
  })

  async function showWalkthrough(): Promise<void> {
    await paletteOf(vscode).chooseCommand('REO: Get Started')
    await vscode.page.locator('.getting-started-step').first().waitFor()
  }

  /** The walkthrough is shown again at every question, as it is where somebody has gone on to a notebook. */
  async function isTaken(steps: readonly FirstStep[]): Promise<void> {
    await showWalkthrough()
    await expect.poll(taken, { timeout: NOTICED_WITHIN_MS }).toEqual(steps)
  }

  function taken(): Promise<readonly string[]> {
    return vscode.page
      .locator('.getting-started-step .getting-started-checkmark, .getting-started-step .codicon')
      .evaluateAll((marks) =>
        marks
          .filter((mark) => mark.classList.contains('codicon-getting-started-step-checked'))
          .map((mark) => mark.getAttribute('data-done-step-id')?.replace(/^.*#/, '') ?? ''),
      )
  }
})

/** What says that it is generated counts for the demo, and not for somebody's own. */
async function callItRealData(description: string): Promise<void> {
  const dataset = JSON.parse(await readFile(description, 'utf8'))
  await writeFile(description, JSON.stringify({ ...dataset, synthetic: false }))
}

import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FrameLocator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { agbdLiteFile, S2_DN } from '../unit/dataset/support/agbdFile'
import { closeAfterTests } from '../support/windowOfTests'

const SHOWN_WITHIN_MS = 60_000

describe('Files opened in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-files-'))
    await writeDemoFolder(workspace)
    await writeFile(path.join(workspace, 'broken.tif'), 'II*\0 and no more')
    vscode = await driveVscode({ folder: workspace })
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('a TIFF is shown in natural colour, with the values of the pixel under the pointer', async () => {
    const page = await open(path.join(workspace, 'dataset', 's2', 'd-00001.tif'))
    await page.locator('.reo-file-stage[data-reo-state=ready]').waitFor({ timeout: SHOWN_WITHIN_MS })
    expect(await page.getByLabel('Colours').inputValue()).toBe('rgb')
    expect(await coloursOf(page)).toBeGreaterThan(20)
    await page.locator('.reo-file-stage').hover()
    await page.getByText('Row 13, column 13', { exact: true }).waitFor()
    await page.locator('.reo-values dt', { hasText: 'B12' }).waitFor()
    expect(await page.locator('.reo-values dt').count()).toBe(12)
  })

  it('an HDF5 file is a tree; an array of patches is shown as pictures', async () => {
    const page = await open(await agbdLiteFile(5))
    await page.getByRole('button', { name: 'Inspect a Patch…' }).waitFor({ timeout: SHOWN_WITHIN_MS })
    await page.getByText('GEDI').click()
    await page.getByText('agbd').waitFor()
    await page.getByText('S2_bands').click()
    await page.locator('.reo-file-stage[data-reo-state=ready]').waitFor({ timeout: SHOWN_WITHIN_MS })
    await page.getByLabel('Number of the image').fill('3')
    await page.getByLabel('Number of the image').press('Enter')
    await page.locator('.reo-values dd', { hasText: String(S2_DN(3, 12 * 25 + 12, 11)) }).waitFor()
  })

  it('a broken file says what is wrong, and how to open it otherwise', async () => {
    const page = await open(path.join(workspace, 'broken.tif'))
    await page.getByText('Open with Another Editor…').waitFor({ timeout: SHOWN_WITHIN_MS })
    expect(await page.getByRole('alert').textContent()).toContain('broken.tif: The TIFF is')
  })

  async function open(file: string): Promise<FrameLocator> {
    await vscode.run(async (api, name: string) => {
      await api.commands.executeCommand('workbench.action.closeAllEditors')
      await api.commands.executeCommand('vscode.open', api.Uri.file(name))
    }, file)
    return vscode.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame')
  }

  /** Number of different colours on the canvas. */
  function coloursOf(page: FrameLocator): Promise<number> {
    return page.locator('.reo-file-canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) return 0
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      return new Set(new Uint32Array(Uint8Array.from(data).buffer)).size
    })
  }
})

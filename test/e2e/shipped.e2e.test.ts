import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exampleNotebook, writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { openNotebook, outputsOf, runAllCells } from '../../scripts/lib/notebook.mjs'
import { closeAfterTests } from '../support/windowOfTests'

const CELLS_END_WITHIN_MS = 150_000
const TALL_WINDOW = { width: 1400, height: 6000 }

describe('The package for this platform, installed into a real VS Code', () => {
  let folder: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-shipped-'))
    await writeDemoFolder(folder)
    vscode = await driveVscode({ folder })
  })

  closeAfterTests(() => ({ vscode, folder }))

  it('is what every journey runs, and not the sources', async () => {
    const place = await vscode.run(
      (vscode) => vscode.extensions.getExtension('reo-notebook.reo-notebook')?.extensionPath,
    )
    expect(place).toMatch(/extensions\/reo-notebook\.reo-notebook-/)
  })

  it('runs every cell of the example, networks included, and draws its outputs', async () => {
    await openNotebook(vscode, path.join(folder, exampleNotebook))
    const cells = await runAllCells(vscode, CELLS_END_WITHIN_MS)
    expect(cells.filter(({ succeeded }) => succeeded === false)).toEqual([])
    await vscode.page.setViewportSize(TALL_WINDOW)
    const drawn = cells.filter(({ outputs }) => outputs.flat().some((mime) => mime.includes('vnd.reo.')))
    expect(drawn.length).toBeGreaterThanOrEqual(5)
    for (const { index } of drawn) {
      const outputs = await outputsOf(vscode, cells, index)
      await outputs.locator('[data-reo-state=ready]').first().waitFor()
    }
  })
})

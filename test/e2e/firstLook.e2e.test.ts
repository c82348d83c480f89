import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FrameLocator, Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { exampleNotebook, writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import {
  type CellState,
  cellStates,
  openNotebook,
  outputFrame,
  outputsOf,
  runAllCells,
} from '../../scripts/lib/notebook.mjs'
import { closeAfterTests } from '../support/windowOfTests'

const KINDS = ['table', 'patch', 'scatter', 'confusion', 'answers'] as const
type Kind = (typeof KINDS)[number]

const CELLS_END_WITHIN_MS = 150_000

/** High enough for every output of the example notebook to be on the screen at once, since VS Code draws no others. */
const TALL_WINDOW = { width: 1400, height: 6000 }

describe('The example notebook in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode
  let cells: readonly CellState[]

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-journey-'))
    await writeDemoFolder(workspace)
    vscode = await driveVscode({ folder: workspace })
    await openNotebook(vscode, path.join(workspace, exampleNotebook))
    try {
      cells = await runAllCells(vscode, CELLS_END_WITHIN_MS)
    } catch (error) {
      console.log(`kept: ${await vscode.keepEvidence('running every cell')}`)
      throw error
    }
    await vscode.page.setViewportSize(TALL_WINDOW)
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('runs every cell', () => {
    const failed = cells.filter(({ isCode, succeeded }) => isCode && succeeded !== true)
    expect(failed).toEqual([])
  })

  it.each(KINDS)('draws its %s', async (kind) => {
    await drawn(kind).waitFor()
  })

  it('lists the patches of a rectangle brushed over the scatter plot', async () => {
    const scatter = await onScreen('scatter')
    const plot = await scatter.locator('.nsewdrag').boundingBox()
    if (plot === null) throw new Error('the plot is not on the screen')
    const { mouse } = vscode.page
    await mouse.move(plot.x + 4, plot.y + 4)
    await mouse.down()
    await mouse.move(plot.x + plot.width / 2, plot.y + plot.height / 2, { steps: 5 })
    await mouse.move(plot.x + plot.width - 4, plot.y + plot.height - 4, { steps: 5 })
    await mouse.up()
    await linkedPatches(scatter).first().waitFor()
    expect(await linkedPatches(scatter).count()).toBe(24)
    expect(await linkedPatches(scatter).first().locator('img').getAttribute('alt')).toContain('d-0')
  })

  it('opens a listed patch in full', async () => {
    const scatter = drawn('scatter')
    const first = linkedPatches(scatter).first()
    const id = await first.getAttribute('data-reo-sample')
    await first.click()
    const panel = scatter.locator('[data-reo-role=patch-panel]')
    await panel.locator('canvas').first().waitFor()
    expect(await panel.innerText()).toContain(id)
  })

  it('narrows the other outputs of the run to the brushed samples', async () => {
    const confusion = await onScreen('confusion')
    await confusion.locator('.reo-selection-count', { hasText: /^[\d,]+ of [\d,]+ samples$/ }).waitFor()
    expect(await confusion.locator('.reo-chip').count()).toBe(1)
  })

  it('lists the patches of a confusion cell among them', async () => {
    const confusion = await onScreen('confusion')
    await filledCell(confusion).click()
    await linkedPatches(confusion).first().waitFor()
    const scatter = drawn('scatter')
    await scatter.locator('.reo-chip').nth(1).waitFor()
    expect(await scatter.locator('.reo-chip').count()).toBe(2)
  })

  it('takes back what was selected, in every output', async () => {
    const scatter = drawn('scatter')
    await drawn('confusion').locator('.reo-selection').getByRole('button', { name: 'Clear' }).click()
    await scatter.locator('.reo-chip').first().waitFor({ state: 'detached' })
    await linkedPatches(scatter).first().waitFor({ state: 'hidden' })
  })

  it('draws its saved outputs after a reload, with no kernel, and still answers', async () => {
    await vscode.run(async (vscode) => {
      await vscode.window.activeNotebookEditor?.notebook.save()
    })
    await vscode.reload()
    await openNotebook(vscode, path.join(workspace, exampleNotebook))
    await vscode.page.setViewportSize(TALL_WINDOW)
    for (const kind of KINDS) await drawn(kind).waitFor()
    const ran = (await cellStates(vscode)).filter(({ isCode, outputs }) => isCode && outputs.length > 0)
    expect(ran).toHaveLength(cells.filter(({ isCode }) => isCode).length)
    const confusion = await onScreen('confusion')
    await filledCell(confusion).click()
    await linkedPatches(confusion).first().waitFor()
  })

  /** Scrolls to the cell of a figure. */
  async function onScreen(kind: Kind): Promise<Locator> {
    const mime = `application/vnd.reo.${kind}.v1+json`
    const cell = cells.find(({ outputs }) => outputs.some((mimes) => mimes.includes(mime)))
    if (cell === undefined) throw new Error(`no cell has put out a ${kind}`)
    await outputsOf(vscode, cells, cell.index)
    return drawn(kind)
  }

  function outputs(): FrameLocator {
    return outputFrame(vscode.page)
  }

  function drawn(kind: Kind): Locator {
    return outputs().locator(`[data-reo-renderer=${kind}][data-reo-state=ready]`).first()
  }

  function filledCell(confusion: Locator): Locator {
    return confusion
      .locator('.reo-matrix-cell')
      .filter({ hasText: /^[1-9]/ })
      .first()
  }

  function linkedPatches(figure: Locator): Locator {
    return figure.locator('[data-reo-role=linked-patches] [data-reo-sample]')
  }
})

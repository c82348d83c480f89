import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { type KernelProcess, startKernelProcess } from '../../scripts/lib/kernelProcess.mjs'
import { outputFrame } from '../../scripts/lib/notebook.mjs'
import { openOutputsPage, type OutputsPage } from '../../scripts/lib/outputsPage.mjs'
import { MIMES, OUTPUT_KINDS, type OutputKind } from '../../src/protocol/mimes'
import { writeAnnotations } from '../support/annotationFile'
import { OUTPUT_CELLS, OUTPUT_SETUP } from '../support/outputCells'
import { lookForHarm, poisoned, ROUNDS } from '../support/poisonedOutputs'
import { closeAfterTests } from '../support/windowOfTests'

/** Payloads as cells make them, by kind. */
type Bundles = Readonly<Record<OutputKind, unknown>>

/** Kinds that are drawn whatever stands in their texts; the rest may say why they are not. */
const MOST_KINDS = 10

describe('Outputs of a notebook that somebody else has made', () => {
  let folder: string
  let kernel: KernelProcess
  let shown: OutputsPage
  let honest: Bundles

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-hostile-'))
    await writeDemoFolder(folder)
    writeAnnotations(folder, [{ sample: 'd-00012', task: 'agb', answer: 'About 100 Mg/ha.', value: 100 }])
    kernel = await startKernelProcess({ workingDirectory: folder, storagePath: path.join(folder, '.reo') })
    await kernel.run(OUTPUT_SETUP)
    const payloads: [OutputKind, unknown][] = []
    for (const kind of OUTPUT_KINDS) {
      const bundle = (await kernel.run(OUTPUT_CELLS[kind])).find((bundle) => MIMES[kind] in bundle)
      payloads.push([kind, bundle?.[MIMES[kind]]])
    }
    honest = Object.fromEntries(payloads) as Bundles
    shown = await openOutputsPage()
  })

  afterAll(async () => {
    await shown?.close()
    await kernel?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(Array.from({ length: ROUNDS }, (_, round) => round))(
    'draw every text as text, run nothing and ask nobody for anything (%i)',
    async (round) => {
      await shown.clear()
      const bundles = OUTPUT_KINDS.map((kind) => ({ [MIMES[kind]]: poisoned(kind, honest[kind], round) }))
      expect(await shown.show(bundles)).toBe(OUTPUT_KINDS.length)
      expect(await shown.page.evaluate(lookForHarm)).toEqual({ ran: false, foreign: [], steering: [] })
      expect(await shown.page.locator('[data-reo-state=ready]').count()).toBeGreaterThan(MOST_KINDS)
      expect(shown.problems).toEqual([])
    },
  )

  describe('in a real VS Code that does not trust their workspace, under its strict content policy', () => {
    let vscode: DrivenVscode
    const requests: string[] = []

    beforeAll(async () => {
      const cells = OUTPUT_KINDS.map((kind) => ({
        cell_type: 'code',
        execution_count: 1,
        metadata: {},
        source: [`globalThis.hacked = '${kind}'`],
        outputs: [
          {
            output_type: 'display_data',
            metadata: {},
            data: { [MIMES[kind]]: poisoned(kind, honest[kind], 0) },
          },
        ],
      }))
      await writeFile(
        path.join(folder, 'hostile.ipynb'),
        JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata: {}, cells }),
      )
      vscode = await driveVscode({
        folder,
        settings: {
          'security.workspace.trust.enabled': true,
          'security.workspace.trust.startupPrompt': 'never',
          'notebook.experimental.enableCsp': true,
        },
      })
      vscode.page.on('request', (request) => requests.push(request.url()))
      await vscode.page.setViewportSize({ width: 1400, height: 9000 })
    })

    closeAfterTests(() => ({ vscode }))

    it('draw every text as text, and run nothing', async () => {
      const isTrusted = await vscode.run(
        async (vscode, file) => {
          await vscode.window.showNotebookDocument(
            await vscode.workspace.openNotebookDocument(vscode.Uri.file(file)),
          )
          return vscode.workspace.isTrusted
        },
        path.join(folder, 'hostile.ipynb'),
      )
      expect(isTrusted).toBe(false)
      const frame = outputFrame(vscode.page)
      const drawn = frame.locator('[data-reo-state=ready]')
      await expect.poll(() => drawn.count(), { timeout: 120_000 }).toBeGreaterThan(MOST_KINDS)
      expect(await frame.locator('meta[http-equiv=Content-Security-Policy]').count()).toBeGreaterThan(0)
      expect(await frame.locator('body').evaluate(lookForHarm)).toEqual({
        ran: false,
        foreign: [],
        steering: [],
      })
    })

    it('have nothing done, and the reason shown with the way out', async () => {
      void vscode.run((vscode, folder) => {
        void vscode.commands.executeCommand('reo.checkDataset', { dataset: folder })
      }, folder)
      await vscode.page
        .getByText('This workspace is not trusted, so REO Notebook runs nothing in it')
        .first()
        .waitFor()
      await vscode.page.getByText('Manage Workspace Trust').first().waitFor()
    })

    it('ask nobody for anything', () => {
      expect(requests.filter((url) => /evil|leak/.test(url))).toEqual([])
    })
  })
})

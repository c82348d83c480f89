import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { outputFrame } from '../../scripts/lib/notebook.mjs'
import { type CellOutputs, pythonWithKernel, runPythonCell } from '../support/pythonKernel'

const KINDS = ['scatter', 'confusion', 'answers', 'patch'] as const

const CELL = `
import numpy as np
import reo_notebook as reo
random = np.random.default_rng(1)
y = random.gamma(2, 60, 300)
ids = [f'p-{index}' for index in range(300)]
cover = random.choice([20, 112, 114], 300)
said = np.where(random.random(300) < 0.7, cover, 20)
near = y * 0.7 + random.normal(30, 25, 300)
near[::9] = np.nan
reo.scatter(y, {'U-Net': near, 'Mean': np.full(300, y.mean())}, ids)
reo.confusion(cover, said, titles={20: 'Shrubs', 112: 'Closed forest, evergreen', 114: 'Closed forest, deciduous'})
reo.answers(y[:5], {'LLaVA': ['About 90 Mg/ha.', '<img src=x onerror=alert(1)>', 'I cannot tell.', '12', None]}, ids[:5],
            values={'LLaVA': [90, None, None, 12, None]})
reo.patch(random.random((4, 25, 25)) * 0.3, ['B02', 'B03', 'B04', 'B08'], id='p-0', truth={'agb': float(y[0])}, pixel_size=10)
`

const python = await pythonWithKernel()

describe.skipIf(python === undefined)('A notebook that a Python kernel has run, in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-python-'))
    const file = path.join(workspace, 'python.ipynb')
    await writeFile(file, notebookOf(await runPythonCell(python ?? '', CELL)))
    vscode = await driveVscode({ folder: workspace })
    await vscode.run(async (api, notebook) => {
      const document = await api.workspace.openNotebookDocument(api.Uri.file(notebook))
      await api.window.showNotebookDocument(document)
    }, file)
    await vscode.page.setViewportSize({ width: 1400, height: 5000 })
  })

  afterAll(async () => {
    await vscode?.close()
    await rm(workspace, { recursive: true, force: true })
  })

  it.each(KINDS)('draws its %s', async (kind) => {
    const figure = outputFrame(vscode.page).locator(`[data-reo-renderer=${kind}][data-reo-state=ready]`)
    await figure.first().waitFor()
    expect(await figure.count()).toBe(1)
  })
})

function notebookOf(outputs: CellOutputs): string {
  const shown = outputs.map((data) => ({ output_type: 'display_data', data, metadata: {} }))
  const cell = { cell_type: 'code', execution_count: 1, metadata: {}, source: CELL, outputs: shown }
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } }
  return JSON.stringify({ nbformat: 4, nbformat_minor: 4, metadata, cells: [cell] })
}

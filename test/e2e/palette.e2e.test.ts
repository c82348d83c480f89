import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { paletteOf } from '../support/palette'
import { closeAfterTests } from '../support/windowOfTests'

const SHOWN_WITHIN_MS = 120_000

describe('The command palette in a real VS Code', () => {
  let workspace: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-palette-'))
    vscode = await driveVscode({ folder: workspace })
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('runs an evaluation, asking for data, split, models, tasks and limit, and shows its results', async () => {
    const { chooseCommand, choose, accept } = paletteOf(vscode)
    await chooseCommand('REO: Run Evaluation')
    await choose('Data set', 'Demo')
    await choose('Split to evaluate on', 'test')
    await accept('Models to evaluate')
    await accept('Tasks to ask')
    await accept('Number of patches; empty for all 400', '25')
    await shown('table').first().waitFor({ timeout: SHOWN_WITHIN_MS })
    const logs = (await readdir(path.join(workspace, 'runs'))).filter((file) => file.endsWith('.reo.jsonl'))
    expect(logs).toHaveLength(1)
  })

  it('writes annotations, asking for data, split, templates and who words them, and has them reviewed', async () => {
    const { chooseCommand, choose } = paletteOf(vscode)
    await chooseCommand('REO: Annotate Data Set')
    await choose('Data set', 'Demo')
    await choose('Split to annotate', 'val')
    await choose('Templates', 'Our own templates')
    await choose('Who words the texts', 'Templates alone')
    await shown('review').waitFor({ timeout: SHOWN_WITHIN_MS })
    const files = await readdir(path.join(workspace, 'annotations'))
    expect(files.filter((file) => file.endsWith('-val.reo-annotations.jsonl'))).toHaveLength(1)
  })

  it('shows a patch that is found by a part of its id, also after the window was reloaded', async () => {
    const { chooseCommand, choose } = paletteOf(vscode)
    await chooseCommand('REO: Inspect Patch')
    await choose('Data set', 'Demo')
    await choose('Part of a patch id', 'd-00012')
    await shown('patch').waitFor()
    await vscode.reload()
    await shown('patch').waitFor()
    await vscode.page.locator('.tab', { hasText: 'd-00012' }).waitFor()
  })

  /** Outputs of one kind, or the patch panel, in the newest of the webviews that are open. */
  function shown(kind: string) {
    return vscode.page
      .frameLocator('iframe.webview.ready')
      .last()
      .frameLocator('#active-frame')
      .locator(`[data-reo-renderer=${kind}][data-reo-state=ready]`)
  }
})

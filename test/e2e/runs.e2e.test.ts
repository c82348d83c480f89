import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { endOf } from '../support/reoCommand'
import { preflightReply, startChatServer } from '../support/chatServer'
import { writeDatasetWithOneImage } from '../support/smallDataset'
import { closeAfterTests } from '../support/windowOfTests'

const SHOWN_WITHIN_MS = 120_000
const SAMPLES = 12

describe('Runs in a real VS Code', () => {
  let workspace: string
  let log: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-runs-'))
    log = path.join(workspace, 'talk.reo.jsonl')
    const data = await writeDatasetWithOneImage(path.join(workspace, 'data'), SAMPLES)
    const server = await startChatServer(
      (request, _, count) =>
        preflightReply(request) ?? { text: count % 3 === 0 ? 'Somewhere near one-fifty' : `${count} Mg/ha` },
    )
    try {
      const model = ['--model', `chat:m@${server.baseUrl}`, '--temperature', '1', '--task', 'agb']
      const reo = [path.resolve('dist/cli/reo.js'), 'evaluate', '--data', data, ...model, '--out', log]
      expect(await endOf(spawn(process.execPath, reo))).toMatchObject({ code: 0 })
    } finally {
      await server.close()
    }
    vscode = await driveVscode({ folder: workspace })
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('are listed with their models and figures, and open as reports', async () => {
    await vscode.run((api) => api.commands.executeCommand('workbench.view.extension.reo'))
    const row = (text: string) => vscode.page.locator('.monaco-list-row', { hasText: text })
    await row('talk').getByText('complete', { exact: false }).waitFor({ timeout: SHOWN_WITHIN_MS })
    await row('talk').click()
    await page()
      .locator('[data-reo-renderer=table][data-reo-state=ready]')
      .waitFor({ timeout: SHOWN_WITHIN_MS })
    await page().locator('[data-reo-renderer=scatter][data-reo-state=ready]').waitFor()
    await page().locator('[data-reo-renderer=answers][data-reo-state=ready]').waitFor()
  })

  it('have their answers corrected in place, which the report then follows', async () => {
    const vague = page().locator('.reo-answers tbody tr', { hasText: 'one-fifty' }).first()
    await vague.scrollIntoViewIfNeeded()
    await vague.hover()
    await vague.getByRole('button', { name: 'Correct' }).click()
    await page().locator('.reo-correction input[type=number]').fill('150')
    await page().getByLabel('Reason').fill('it says one-fifty')
    await page().getByRole('button', { name: 'Save Correction' }).click()
    await page().getByText('it says one-fifty (corrected by', { exact: false }).first().waitFor()
    expect(await readFile(log, 'utf8')).toContain('"type":"override"')
    await page()
      .getByText('1 answer corrected by hand', { exact: false })
      .waitFor({ timeout: SHOWN_WITHIN_MS })
  })

  it('show what a model was sent, to the letter and pixel', async () => {
    const row = page().locator('.reo-answers tbody tr', { hasText: 'Mg/ha' }).first()
    await row.hover()
    await row.getByRole('button', { name: 'What was sent' }).click()
    await page().getByText('to the letter and pixel what was sent', { exact: false }).waitFor()
    expect(await page().locator('.reo-prompt-picture').count()).toBe(1)
  })

  it('have the answers chosen that are looked for, and the other figures follow', async () => {
    const answers = page().locator('[data-reo-renderer=answers]')
    await answers.getByLabel('Status', { exact: true }).selectOption('unparseable')
    await answers.getByText(/^\d+ of 12 questions/).waitFor({ timeout: SHOWN_WITHIN_MS })
    await answers.getByRole('button', { name: /^Select \d+ samples?$/ }).click()
    const bar = page().locator('[data-reo-renderer=scatter] .reo-selection')
    await bar.getByText(/^\d+ of 12 samples/).waitFor({ timeout: SHOWN_WITHIN_MS })
    await bar.getByRole('button', { name: 'Clear' }).click()
    await answers.getByRole('button', { name: 'Clear filters' }).click()
    await answers.getByText('12 questions.', { exact: true }).waitFor({ timeout: SHOWN_WITHIN_MS })
  })

  it('are read again under other policies in place', async () => {
    await page().getByText('Read the answers in another way').click()
    await page().getByLabel('Which number counts').selectOption('strict')
    await page().getByText('strict', { exact: false }).first().waitFor({ timeout: SHOWN_WITHIN_MS })
  })

  it('are followed while they go on, and a broken log says so', async () => {
    const [header, first] = (await readFile(log, 'utf8')).split('\n')
    const growing = path.join(workspace, 'growing.reo.jsonl')
    await writeFile(growing, `${header}\n`)
    await open(growing)
    await page().getByText('0 answers', { exact: false }).waitFor({ timeout: SHOWN_WITHIN_MS })
    await appendFile(growing, `${first}\n`)
    await page().getByText('1 answer ', { exact: false }).first().waitFor({ timeout: SHOWN_WITHIN_MS })
    const broken = path.join(workspace, 'broken.reo.jsonl')
    await writeFile(broken, 'no run\n')
    await open(broken)
    await page().getByText('broken.reo.jsonl:1', { exact: false }).waitFor({ timeout: SHOWN_WITHIN_MS })
  })

  async function open(file: string): Promise<void> {
    await vscode.run(async (api, name: string) => {
      await api.commands.executeCommand('workbench.action.closeAllEditors')
      await api.commands.executeCommand('vscode.open', api.Uri.file(name))
    }, file)
  }

  function page() {
    return vscode.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame')
  }
})

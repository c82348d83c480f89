import { existsSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type DrivenVscode, driveVscode } from '../../scripts/lib/drivenVscode.mjs'
import { outputFrame } from '../../scripts/lib/notebook.mjs'
import { writeFiles } from '../unit/dataset/support/folders'
import { tiffBytes } from '../unit/dataset/support/tiffBytes'
import { closeAfterTests } from '../support/windowOfTests'

const SHOWN_WITHIN_MS = 120_000

/** A folder as LLaVA has it: images, and a JSON array of conversations about them. */
async function writeConversations(folder: string): Promise<string> {
  const indexes = Array.from({ length: 12 }, (_, index) => index)
  const image = (index: number) =>
    tiffBytes({
      width: 25,
      height: 25,
      bands: 3,
      type: 'uint8',
      pixel: (band, x, y) => 40 + 60 * band + 2 * x + y + index,
    })
  const images = indexes.map((index) => [`images/p-${index}.tif`, image(index)] as const)
  const rows = indexes.map((index) => ({
    id: `p-${index}`,
    image: `images/p-${index}.tif`,
    conversations: [
      { from: 'human', value: '<image>\nWhat is the above-ground biomass?' },
      { from: 'gpt', value: index === 3 ? 'I cannot tell.' : `The AGB is ${10 * index + 0.5} Mg/ha.` },
      { from: 'human', value: 'Is there any human activity?' },
      { from: 'gpt', value: index % 2 === 0 ? 'Yes, a road.' : 'No.' },
    ],
  }))
  await writeFiles(folder, { ...Object.fromEntries(images), 'train.json': rows })
  return path.join(folder, 'train.json')
}

describe('Importing a data set in a real VS Code', () => {
  let workspace: string
  let table: string
  let vscode: DrivenVscode

  beforeAll(async () => {
    workspace = await mkdtemp(path.join(tmpdir(), 'reo-import-'))
    table = await writeConversations(path.join(workspace, 'llava'))
    vscode = await driveVscode({ folder: workspace })
  })

  closeAfterTests(() => ({ vscode, folder: workspace }))

  it('writes nothing when it is cancelled', async () => {
    await review()
    await page().getByRole('button', { name: 'Cancel' }).click()
    await vscode.page.locator('.tab', { hasText: 'Import train.json' }).waitFor({ state: 'detached' })
    expect(existsSync(path.join(workspace, 'llava', 'dataset.json'))).toBe(false)
  })

  it('shows ten samples with their truth, follows choices, and writes a description that opens', async () => {
    await review()
    expect(await page().locator('.reo-import-card').count()).toBe(10)
    expect(await page().locator('.reo-import-card img').count()).toBe(10)
    await page().getByText('11 of 12').waitFor()
    await page().locator('[data-reo-key="columns.conversations"]').selectOption('none')
    await page().getByText('0 of 12').first().waitFor()
    await page().locator('[data-reo-key="columns.conversations"]').selectOption('conversations')
    await page().getByText('11 of 12').waitFor()
    await page().getByLabel('Name').fill('Forests in words')
    await page().getByRole('button', { name: 'Write dataset.json' }).click()
    await vscode.page.locator('.tab', { hasText: 'Import train.json' }).waitFor({ state: 'detached' })
    await vscode.run((api) => void api.commands.executeCommand('notifications.showList'))
    await vscode.page.getByRole('button', { name: 'Open in New Notebook' }).click()
    const description: unknown = JSON.parse(
      await readFile(path.join(workspace, 'llava', 'dataset.json'), 'utf8'),
    )
    expect(description).toMatchObject({
      name: 'Forests in words',
      samples: 'train.json',
      split: 'train',
      columns: { id: 'id', conversations: 'conversations' },
      modalities: { rgb: { images: '{image}' } },
    })
    await outputFrame(vscode.page).getByText('Forests in words').first().waitFor({ timeout: SHOWN_WITHIN_MS })
  })

  /** Opens the page, and waits until it shows samples. */
  async function review(): Promise<void> {
    await vscode.run((api, path) => void api.commands.executeCommand('reo.importDataset', { path }), table)
    await page().locator('.reo-import[data-reo-state=ready]').waitFor({ timeout: SHOWN_WITHIN_MS })
  }

  function page() {
    return vscode.page.frameLocator('iframe.webview.ready').last().frameLocator('#active-frame')
  }
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decode } from 'fast-png'
import { type CellsPage, openCellsPage } from '../../scripts/lib/cellsPage.mjs'
import { writeDemoFolder } from '../../scripts/lib/demoFolder.mjs'
import { pageThemes } from '../../scripts/lib/outputsPage.mjs'
import { OUTPUT_KINDS } from '../../src/protocol/mimes'
import { writeAnnotations } from '../support/annotationFile'
import { OUTPUT_CELLS, OUTPUT_SETUP } from '../support/outputCells'

describe('Every output, under the strict content policy of notebooks', () => {
  let folder: string
  let shown: CellsPage

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-outputs-'))
    await writeDemoFolder(folder)
    writeAnnotations(folder, [{ sample: 'd-00012', task: 'agb', answer: 'About 100 Mg/ha.', value: 100 }])
    shown = await openCellsPage({ folder })
    await shown.run(OUTPUT_SETUP)
    for (const cell of Object.values(OUTPUT_CELLS)) await shown.run(cell)
  })

  afterAll(async () => {
    await shown?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(OUTPUT_KINDS)('draws %s', async (kind) => {
    const output = shown.page.locator(`[data-reo-renderer=${kind}]`).first()
    await expect.poll(() => output.getAttribute('data-reo-state')).toBe('ready')
  })

  it.each(OUTPUT_KINDS)('saves %s as a picture, in lines and in pixels', async (kind) => {
    const output = shown.page.locator(`[data-reo-renderer=${kind}]`).first()
    const before = shown.saved.length
    await output.getByRole('button', { name: 'Save as SVG' }).click()
    await output.getByRole('button', { name: 'Save as PNG' }).click()
    await expect.poll(() => shown.saved.length, { timeout: 60_000 }).toBe(before + 2)
    const [svg, png] = shown.saved.slice(before)
    expect(svg.content).toMatch(/^<svg [^>]*width="\d+"/)
    expect(svg.content).toContain('<text')
    const { width, data } = decode(Buffer.from(png.content, 'base64'))
    expect(width).toBeGreaterThan(1000)
    expect(new Set(data).size).toBeGreaterThan(10)
  })

  it.each(Object.keys(pageThemes))(
    'has nothing wrong for assistive technology in the %s theme',
    async (theme) => {
      await shown.setTheme(theme as keyof typeof pageThemes)
      expect(await shown.violations()).toEqual([])
    },
  )

  // A window of 1280 px zoomed to 400 % has 320 (WCAG 2.2, 1.4.10), one of 640 px at VS Code's zoom of 200 % as well.
  it.each([600, 320])('is as wide as a narrow editor, and no wider: %d px', async (narrow) => {
    await shown.page.setViewportSize({ width: narrow, height: 900 })
    const width = () => shown.page.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(width).toBeLessThanOrEqual(narrow)
  })

  it.each(['the system', 'VS Code'])('moves little where %s asks for that', async (who) => {
    await shown.page.setViewportSize({ width: 1000, height: 900 })
    const patch = shown.page.locator('[data-reo-renderer=patch]').first()
    await patch.getByLabel('Compare with').selectOption('nir')
    await patch.getByText('Flicker', { exact: true }).click()
    const shortest = () =>
      shown.page.evaluate(() =>
        Math.min(...document.getAnimations().map(({ effect }) => Number(effect?.getTiming().duration))),
      )
    await expect.poll(shortest).toBeLessThan(2000)
    if (who === 'VS Code')
      await shown.page.evaluate(() => document.body.classList.add('vscode-reduce-motion'))
    else await shown.page.emulateMedia({ reducedMotion: 'reduce' })
    await expect.poll(shortest).toBeGreaterThanOrEqual(6000)
    await shown.page.emulateMedia({ reducedMotion: null })
    await shown.page.evaluate(() => document.body.classList.remove('vscode-reduce-motion'))
  })

  it('asks no one else for anything, and throws nothing', () => {
    expect(shown.problems).toEqual([])
  })
})

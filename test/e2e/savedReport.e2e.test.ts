import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBrowser } from '../../scripts/lib/browser.mjs'

const run = promisify(execFile)

/** A page of several megabytes takes its time on a busy machine. */
const PATIENTLY = { timeout: 60_000 }

/** The `reo` command as it is built, with a home of its own. */
function reo(folder: string, ...args: readonly string[]) {
  return run(process.execPath, [path.resolve('dist/cli/reo.js'), ...args], {
    cwd: folder,
    env: { ...process.env, REO_HOME: folder },
  })
}

describe('A report saved as a page', () => {
  let folder: string
  let browser: Browser
  let page: Page
  const requests: string[] = []
  const problems: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'reo-saved-'))
    const models = ['baseline:land-cover-mean', 'baseline:majority']
    await reo(
      folder,
      'evaluate',
      '--data',
      'demo',
      '--model',
      ...models,
      '--out',
      'one.reo.jsonl',
      '--limit',
      '40',
    )
    const log = await readFile(path.join(folder, 'one.reo.jsonl'), 'utf8')
    const hostile = JSON.stringify('</script><img src=x onerror="globalThis.hacked = true">').slice(1, -1)
    await writeFile(
      path.join(folder, 'one.reo.jsonl'),
      log.replaceAll(/"raw":"[^"]*"/g, `"raw":"${hostile}"`),
    )
    await reo(folder, 'report', 'one.reo.jsonl', '--html', 'one.html')
    const { executablePath, env } = await ensureBrowser()
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox'],
      env: { ...process.env, ...env },
    })
    page = await browser.newPage({ viewport: { width: 1000, height: 900 } })
    page.on('request', (request) => requests.push(request.url()))
    page.on('pageerror', ({ message }) => problems.push(message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(pathToFileURL(path.join(folder, 'one.html')).href, { timeout: 120_000 })
  })

  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is smaller than 10 MB', async () => {
    expect((await stat(path.join(folder, 'one.html'))).size).toBeLessThan(10_000_000)
  })

  it('draws every figure from the file alone', async () => {
    await expect.poll(() => page.locator('[data-reo-state=ready]').count(), PATIENTLY).toBeGreaterThan(6)
    await expect.poll(() => page.locator('[data-reo-state=drawing]').count(), PATIENTLY).toBe(0)
    expect(await page.locator('[data-reo-state=failed]').count()).toBe(0)
    expect(requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
  })

  it('answers a click with patches, and opens one in full', async () => {
    const figure = page.locator('[data-reo-renderer=confusion]').last()
    await figure.locator('.reo-matrix-filled').first().click()
    const patches = figure.locator('.reo-patch-item')
    await expect.poll(() => patches.count(), PATIENTLY).toBeGreaterThan(0)
    await patches.first().click()
    await expect
      .poll(() => figure.locator('[data-reo-role=patch-panel]').textContent(), PATIENTLY)
      .toMatch(/d-\d+/)
  })

  it('runs nothing that stands in answers, and throws nothing', async () => {
    expect(await page.evaluate(() => Reflect.has(globalThis, 'hacked'))).toBe(false)
    expect(await page.locator('img[src="x"]').count()).toBe(0)
    expect(problems).toEqual([])
  })
})

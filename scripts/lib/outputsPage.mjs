// @ts-check
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { ensureBrowser } from './browser.mjs'
import { projectFolder } from './paths.mjs'

/** Themes whose colours are known here, by what VS Code calls their kind. */
export const pageThemes = /** @type {const} */ ({
  light: 'vscode-light',
  dark: 'vscode-dark',
  'high-contrast': 'vscode-high-contrast',
})

/** @typedef {keyof typeof pageThemes} PageTheme */
/** @typedef {Readonly<Record<string, unknown>>} MimeBundle */

/**
 * A browser page that draws outputs with the built renderers, as a notebook does, without VS Code.
 *
 * @typedef {object} OutputsPage
 * @property {import('playwright-core').Page} page
 * @property {(bundles: readonly MimeBundle[]) => Promise<number>} show Draws outputs below those that are there, and
 * gives their number; others than ours are left out.
 * @property {() => Promise<void>} clear Takes all outputs away.
 * @property {(theme: PageTheme) => Promise<void>} setTheme
 * @property {(selector?: string) => Promise<readonly string[]>} violations What axe finds wrong, a line each.
 * @property {readonly string[]} problems Errors of the page and requests that left it, so far.
 * @property {() => Promise<void>} close
 */

const drawnWithinMs = 120_000
const origin = 'https://outputs.invalid'
// As strict as a notebook with `notebook.experimental.enableCsp`.
const policy = `default-src 'none'; script-src ${origin}; style-src 'unsafe-inline'; img-src data:; font-src data:`
const themesFolder = path.join(projectFolder, 'scripts', 'lib', 'themes')
// Its imports happen in the page, so it is a file there.
const pageScript = '/inOutputsPage.mjs'
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/**
 * @param {object} [options]
 * @param {number} [options.width] Of the page, in CSS pixels.
 * @param {PageTheme} [options.theme]
 * @param {number} [options.scale] Pixels of a picture per CSS pixel.
 * @param {(message: any) => Promise<unknown>} [options.onMessage] Hears what a renderer says; what it gives is the reply.
 * @returns {Promise<OutputsPage>}
 */
export async function openOutputsPage({ width = 1000, theme = 'light', scale = 1, onMessage } = {}) {
  const { executablePath, env } = await ensureBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
    env: { ...process.env, ...env },
  })
  try {
    const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor: scale })
    /** @type {string[]} */
    const problems = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.route('**/*', (route) => serve(route, problems))
    await page.exposeFunction('reoHear', (/** @type {unknown} */ message) => onMessage?.(message))
    await page.goto(`${origin}/`)
    /** @param {PageTheme} theme */
    const setTheme = async (theme) => {
      const css = await readFile(path.join(themesFolder, `${theme}.css`), 'utf8')
      await page.evaluate(applyTheme, { css, kind: pageThemes[theme] })
    }
    await setTheme(theme)
    const renderers = await rendererOfMimes()
    return {
      page,
      problems,
      setTheme,
      clear: () => page.evaluate(() => Reflect.get(globalThis, 'reoClear')()),
      show: async (bundles) => {
        const ours = bundles.flatMap((bundle) => {
          const mime = Object.keys(bundle).find((mime) => renderers.has(mime))
          return mime === undefined ? [] : [{ module: renderers.get(mime) ?? '', payload: bundle[mime] }]
        })
        await page.evaluate((outputs) => Reflect.get(globalThis, 'reoDraw')(outputs), ours)
        await page.waitForFunction(
          () => document.querySelector('[data-reo-state=drawing]') === null,
          undefined,
          {
            timeout: drawnWithinMs,
          },
        )
        return ours.length
      },
      violations: async (selector = 'body') => {
        // From outside the page, as its own policy allows no other script.
        await page.evaluate(await readFile(axeFile, 'utf8'))
        return page.evaluate(findViolations, selector)
      },
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}

/**
 * @param {import('playwright-core').Route} route
 * @param {string[]} problems
 */
async function serve(route, problems) {
  const { origin: asked, pathname } = new URL(route.request().url())
  if (asked !== origin) {
    problems.push(`a request left the page: ${route.request().url()}`)
    return route.abort()
  }
  if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: emptyPage() })
  if (pathname === pageScript)
    return route.fulfill({ path: path.join(projectFolder, 'scripts', 'lib', pageScript) })
  return route.fulfill({ path: path.join(projectFolder, 'dist', pathname) })
}

function emptyPage() {
  return `<!doctype html><html lang="en"><head><title>Outputs</title><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><style id="theme"></style>
<style>
html { background: var(--vscode-editor-background) }
body { margin: 0; padding: 12px; color: var(--vscode-foreground); font: 13px/1.4 system-ui, sans-serif }
.output { margin-bottom: 24px }
</style><script type="module" src="${pageScript}"></script></head><body></body></html>`
}

/** @returns {Promise<ReadonlyMap<string, string>>} The module of each mime, as package.json says. */
async function rendererOfMimes() {
  const manifest = JSON.parse(await readFile(path.join(projectFolder, 'package.json'), 'utf8'))
  /** @type {readonly { entrypoint: string, mimeTypes: readonly string[] }[]} */
  const renderers = manifest.contributes.notebookRenderer
  return new Map(
    renderers.flatMap(({ entrypoint, mimeTypes }) =>
      mimeTypes.map((mime) => [mime, entrypoint.replace(/^\.\/dist/, '')]),
    ),
  )
}

/** @param {{ css: string, kind: string }} options In the page. */
function applyTheme({ css, kind }) {
  const sheet = document.getElementById('theme')
  if (sheet !== null) sheet.textContent = css
  document.body.className = kind
  document.body.dataset['vscodeThemeKind'] = kind
}

/** @param {string} selector In the page. */
async function findViolations(selector) {
  const { violations } = await Reflect.get(globalThis, 'axe').run(selector, {
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
  })
  /** @type {{ id: string, nodes: { html: string, failureSummary: string }[] }[]} */
  const found = violations
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} (${failureSummary.split('\n')[1]?.trim()})`,
    ),
  )
}

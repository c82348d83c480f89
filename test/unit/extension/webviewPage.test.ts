import { describe, expect, it } from 'vitest'
import { startingWith, webviewPage } from '../../../src/extension/webviews/webviewPage'
import { sourceFiles } from '../../support/sourceFiles'

const PARTS = { title: 'Run', source: 'https://webview.example', module: 'void 0' }

function policyOf(page: string): string {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? ''
}

describe('A page of a webview', () => {
  it('runs its own scripts only, by a nonce that is another each time, and loads nothing from elsewhere', () => {
    const [page, other] = [webviewPage(PARTS), webviewPage(PARTS)]
    const [, nonce] = /<script type="module" nonce="([^"]+)">/.exec(page) ?? []
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
    expect(other).not.toContain(nonce)
    expect(policyOf(page)).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}' https://webview.example; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
  })

  it('has no other script, whatever its address holds', () => {
    const page = webviewPage({ ...PARTS, module: startingWith('https://webview.example/a".js', 'show') })
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page).toContain('from "https://webview.example/a\\".js"')
  })

  it('is made in one place, and may read the folder of the renderers alone', () => {
    const sources = sourceFiles('src/extension')
    const assigned = sources.filter(({ text }) => /\.html = (?!webviewPage\()/.test(text))
    expect(assigned).toEqual([])
    const roots = sources.flatMap(({ text }) => text.match(/localResourceRoots: \[[^\]]*\]/g) ?? [])
    expect(roots.length).toBeGreaterThan(2)
    expect(roots.filter((root) => !/\[(renderers|scripts)\]/.test(root))).toEqual([])
  })
})

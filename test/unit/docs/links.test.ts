import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { filesUnder, parsePage, readPage, readPages, targetOf } from '../../support/markdownPage'

const pages = readPages()

describe('links between pages', () => {
  it.each(pages.map(({ file }) => file))('of %s lead somewhere', (file) => {
    const page = readPage(file)
    const broken = page.links.filter((link) => {
      const target = targetOf(page, link)
      if (target === undefined) return false
      if (!existsSync(target.file)) return true
      return target.anchor !== '' && !readPage(target.file).anchors.has(target.anchor)
    })
    expect(broken).toEqual([])
  })

  it('of the web are encrypted, those of this machine aside', () => {
    const plain = pages.flatMap(({ file, links }) =>
      links
        .filter((link) => /^http:/.test(link) && !/^http:\/\/(localhost|127\.)/.test(link))
        .map((link) => `${file}: ${link}`),
    )
    expect(plain).toEqual([])
  })

  it('start at the index for every page of docs', () => {
    const index = readPage('docs/README.md')
    const named = new Set(index.links.map((link) => targetOf(index, link)?.file))
    const others = pages.filter(({ file }) => file.startsWith('docs/') && file !== index.file)
    expect(others.map(({ file }) => file).filter((file) => !named.has(file))).toEqual([])
  })
})

describe('pages that messages and schemas name', () => {
  const sources = ['schemas', 'scripts', 'src', 'templates'].flatMap((folder) => filesUnder(folder))

  it('are there', () => {
    const broken = ['package.json', ...sources].flatMap((file) =>
      Array.from(readFileSync(file, 'utf8').matchAll(/\bdocs\/[\w/-]+\.md/g), ([page]) => page)
        .filter((page) => !existsSync(page))
        .map((page) => `${file}: ${page}`),
    )
    expect(broken).toEqual([])
  })
})

describe('a page', () => {
  it('is taken apart: links outside code, anchors as GitHub names them, blocks with their notes', () => {
    const { links, anchors, blocks } = parsePage(
      'docs/a.md',
      '# A `b` (c)\n## Same\n## Same\n[x](y.md#z) ![p](<q r.png>) `[n](o.md)`\n\n```js not run: why\n[u](v.md)\n```\n',
    )
    expect(links).toEqual(['y.md#z'])
    expect([...anchors]).toEqual(['a-b-c', 'same', 'same-1'])
    expect(blocks).toEqual([{ line: 6, language: 'js', note: 'not run: why', code: '[u](v.md)\n' }])
  })
})

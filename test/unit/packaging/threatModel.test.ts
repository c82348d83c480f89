import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const page = readFileSync('docs/threat-model.md', 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('|') && !/^\| (boundary|-)/.test(line))

describe('The threat model', () => {
  it('names a test for every boundary, and each is there', () => {
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows) {
      const [, boundary, , , shownBy] = row.split(/(?<!\\)\|/)
      const tests = [...(shownBy ?? '').matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file)
      expect(tests, boundary).not.toEqual([])
      expect(
        tests.filter((file) => !existsSync(file)),
        boundary,
      ).toEqual([])
    }
  })

  it('names parts of the code that are there', () => {
    const parts = [...page.matchAll(/`((?:core|extension|renderers|protocol|cli|kernel)\/[\w/.]+)`/g)]
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.map(([, part]) => part).filter((part) => !existsSync(`src/${part}`))).toEqual([])
  })
})

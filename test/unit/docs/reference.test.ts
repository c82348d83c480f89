import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { referenceFiles } from '../../../scripts/reference'

const files = await referenceFiles()

describe('what is made of the sources (npm run docs)', () => {
  it.each([...files.keys()])('is current: %s', (file) => {
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(files.get(file))
  })

  it('says of every option with a docstring beside it what it does', () => {
    const page = files.get('docs/reference/reo.md') ?? ''
    const silent = page.split('\n').filter((line) => /^\| `.*\| +\|$/.test(line))
    expect(silent).toEqual([])
  })
})

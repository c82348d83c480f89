import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageNamedIn } from '../../../src/extension/pageNamedIn'
import { sourceFiles } from '../../support/sourceFiles'

describe('a page of the documentation in a message', () => {
  it('is found, so that it can be opened', () => {
    expect(pageNamedIn('dataset.json: "table" is missing. docs/data-sets.md describes the keys.')).toBe(
      'data-sets.md',
    )
    expect(pageNamedIn('The disk is full.')).toBeUndefined()
  })

  it('is there and shipped, whichever message names it', () => {
    const pages = sourceFiles('src').flatMap(({ text }) => text.match(/\bdocs\/[\w-]+\.md\b/g) ?? [])
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.filter((page) => !existsSync(page))).toEqual([])
  })
})

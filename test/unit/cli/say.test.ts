import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { say, sayJson } from '../../../src/cli/say'
import { sourceFiles } from '../../support/sourceFiles'

describe('What the command says', () => {
  let lines: string[]

  beforeEach(() => {
    lines = []
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  })
  afterEach(() => vi.restoreAllMocks())

  it('steers no terminal, whatever an answer holds', () => {
    say('unet  \u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007\nmean  \u009b2J\u202e42')
    expect(lines).toEqual(['unet  ␛]8;;https://evil.example␇click␛]8;;␇\nmean  �2J�42'])
  })

  it('is the same value as JSON, with escapes in place of control characters', () => {
    const value = { answer: 'a\u001b[31m\u009b2J\u202eb\u2028', n: [1, null] }
    sayJson(value, 2)
    expect(lines[0]).toMatch(/^[\x20-\x7e\n]*$/)
    expect(JSON.parse(lines[0])).toEqual(value)
  })

  it('is said in one place', () => {
    const others = sourceFiles('src/cli').filter(({ text }) => text.includes('console.log('))
    expect(others.map(({ file }) => file)).toEqual(['src/cli/say.ts'])
  })
})

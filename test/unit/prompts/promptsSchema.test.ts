import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TASKS } from '../../../src/core/benchmark/tasks'
import { DEFAULT_PROMPTS } from '../../../src/core/prompts/defaultPrompts'

const { properties, required, definitions } = JSON.parse(readFileSync('schemas/prompts.schema.json', 'utf8'))

describe('the JSON schema by which the editor checks prompts', () => {
  it('knows every key of a prompt set', () => {
    expect([...required].sort()).toEqual(Object.keys(DEFAULT_PROMPTS).sort())
    expect(properties.format.const).toBe(DEFAULT_PROMPTS.format)
    expect(properties.tasks.required).toEqual([...TASKS])
    for (const task of TASKS) {
      const known = Object.keys(properties.tasks.properties[task].properties)
      expect(known).toEqual(expect.arrayContaining(Object.keys(DEFAULT_PROMPTS.tasks[task])))
    }
  })

  it('takes the places that are filled in, other braces, and no other places', () => {
    const pattern = new RegExp(definitions.text.pattern)
    const ours = [
      DEFAULT_PROMPTS.chain,
      ...TASKS.flatMap((task) => Object.values(DEFAULT_PROMPTS.tasks[task])),
    ]
    expect([...ours, 'JSON like {"agb": 1}', 'a { brace'].filter((text) => !pattern.test(text))).toEqual([])
    expect(pattern.test('Known: {answers}')).toBe(false)
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ASPECTS, REGISTERS } from '../../../src/core/annotation/annotationLog'
import { SLOTS } from '../../../src/core/annotation/facts/slots'
import { RULE_TITLES } from '../../../src/core/annotation/rules/textChecker'
import { parseCatalogue } from '../../../src/core/annotation/templates/readCatalogue'
import { TASKS } from '../../../src/core/benchmark/tasks'

const page = readFileSync('docs/annotating.md', 'utf8')
const { properties, definitions } = JSON.parse(readFileSync('schemas/templates.schema.json', 'utf8'))

describe('the page on annotating', () => {
  it('names every fact, rule, aspect and register', () => {
    const names = [
      ...Object.keys(SLOTS),
      ...Object.keys(RULE_TITLES),
      ...TASKS.flatMap((task) => ASPECTS[task]),
      ...REGISTERS,
    ]
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('shows a file of templates that can be read', () => {
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
    expect(parseCatalogue(yaml, 'docs/annotating.md').templates).toHaveLength(1)
  })
})

describe('the JSON schema by which the editor checks templates', () => {
  it('knows the keys, aspects and registers of a catalogue', () => {
    const template = definitions.template
    expect(properties.format.const).toBe('reo-templates/1')
    expect(template.properties.task.enum).toEqual([...TASKS])
    expect(template.properties.register.enum).toEqual([...REGISTERS])
    expect(template.properties.aspect.enum).toEqual(TASKS.flatMap((task) => [...ASPECTS[task]]))
    for (const { if: condition, then } of template.allOf) {
      const task: keyof typeof ASPECTS = condition.properties.task.const
      expect(then.properties.aspect.enum).toEqual([...ASPECTS[task]])
    }
  })
})

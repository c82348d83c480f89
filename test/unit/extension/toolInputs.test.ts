import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { TOOL_INPUTS } from '../../../src/extension/assistant/toolInputs'
import { TOOL_NAMES } from '../../../src/extension/assistant/toolNames'

interface Property {
  readonly type: string
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
  readonly minimum?: number
  readonly maximum?: number
}

interface Tool {
  readonly name: string
  readonly toolReferenceName: string
  readonly modelDescription: string
  readonly userDescription: string
  readonly when: string
  readonly inputSchema: {
    readonly properties: Readonly<Record<string, Property>>
    readonly required?: readonly string[]
    readonly additionalProperties: boolean
  }
}

const manifest: { readonly contributes: { readonly languageModelTools: readonly Tool[] } } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
const tools = manifest.contributes.languageModelTools

describe('the tools for assistants', () => {
  it('are those that the extension registers, under names of their own, in trusted workspaces alone', () => {
    expect(tools.map(({ name }) => name)).toEqual([...TOOL_NAMES])
    expect(new Set(tools.map(({ toolReferenceName }) => toolReferenceName)).size).toBe(tools.length)
    expect(new Set(tools.map(({ when }) => when))).toEqual(new Set(['isWorkspaceTrusted']))
    for (const { modelDescription, userDescription } of tools) {
      expect(modelDescription.length).toBeGreaterThan(100)
      expect(userDescription.length).toBeLessThan(100)
    }
  })

  it.each(TOOL_NAMES)('%s takes what the manifest says, and nothing else', (name) => {
    const { properties, required = [], additionalProperties } = toolOf(name).inputSchema
    const { entries } = TOOL_INPUTS[name]
    expect(additionalProperties).toBe(false)
    expect(Object.keys(properties).sort()).toEqual(Object.keys(entries).sort())
    const needed = Object.entries(entries).filter(([, entry]) => entry.type !== 'optional')
    expect([...required].sort()).toEqual(needed.map(([key]) => key).sort())
    for (const [key, property] of Object.entries(properties)) {
      const entry: v.GenericSchema = Reflect.get(entries, key)
      for (const { value, fits } of probesOf(property)) {
        expect([key, value, v.is(entry, value)]).toEqual([key, value, fits])
      }
    }
  })
})

function toolOf(name: string): Tool {
  const tool = tools.find((each) => each.name === name)
  if (tool === undefined) throw new Error(`The manifest has no tool ${name}`)
  return tool
}

/** Values that fit a property of the manifest, and some that do not. */
function probesOf({ type, enum: values, items, minimum, maximum }: Property) {
  const yes = (...fitting: readonly unknown[]) => fitting.map((value) => ({ value, fits: true }))
  const no = (...unfitting: readonly unknown[]) => unfitting.map((value) => ({ value, fits: false }))
  switch (type) {
    case 'string':
      return values === undefined
        ? [...yes('text'), ...no(1, '', null)]
        : [...yes(...values), ...no('none of these')]
    case 'array':
      return [...yes(items?.enum ?? ['text']), ...no([], ['none of these'].concat(items?.enum ? [] : ['']))]
    case 'integer':
      return [
        ...yes(minimum, maximum ?? 1_000_000),
        ...no((minimum ?? 0) - 1, 1.5, '2', ...(maximum === undefined ? [] : [maximum + 1])),
      ]
    case 'number':
      return [...yes(-1.5), ...no('1', Infinity)]
    case 'boolean':
      return [...yes(false), ...no('no')]
    default:
      throw new Error(`A property of type ${type}`)
  }
}

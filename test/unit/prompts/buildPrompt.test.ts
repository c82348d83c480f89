import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import type { Imagery, Sample } from '../../../src/core/dataset/sample'
import type { Question } from '../../../src/core/models/model'
import { buildPrompt, type Prompt } from '../../../src/core/prompts/buildPrompt'
import { DEFAULT_PROMPTS } from '../../../src/core/prompts/defaultPrompts'
import { readPromptSet } from '../../../src/core/prompts/promptSet'
import { DEFAULT_PROMPT_SETTINGS, type PromptSettings } from '../../../src/core/prompts/promptSettings'
import { upscale } from '../../../src/core/prompts/upscale'
import { raster, temporaryFolder } from '../../support/modelFolder'

const IMAGERY = imageryOf(0.1, 0.12, 0.08, 0.4)

const SAMPLE: Sample = {
  id: 's-1',
  split: 'test',
  metadata: {},
  truth: {
    humanActivity: [{ question: 'Any road?', answer: 'no' }],
    landCover: 112,
    patchCount: 3,
    agb: 134.25,
  },
}

function question(asked: Partial<Question> = {}): Question {
  return { sample: SAMPLE, imagery: IMAGERY, task: 'agb', repeat: 0, earlier: [], ...asked }
}

function prompt(settings: Partial<PromptSettings> = {}, asked: Partial<Question> = {}): Prompt {
  return buildPrompt(question(asked), DEFAULT_PROMPTS, { ...DEFAULT_PROMPT_SETTINGS, ...settings })
}

function lastWords({ messages }: Prompt): string {
  return (
    messages
      .at(-1)
      ?.parts.map((part) => ('text' in part ? part.text : ''))
      .join('') ?? ''
  )
}

describe('a prompt', () => {
  it('shows the patch enlarged by a whole factor to what vision models need, and asks for one number', () => {
    const { messages, pictures } = prompt()
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user'])
    expect(messages[1].parts[0]).toEqual({ picture: 0 })
    expect(lastWords({ messages } as Prompt)).toContain('in Mg/ha?\nAnswer with one number in Mg/ha.')
    expect(decode(pictures[0])).toMatchObject({ width: 225, height: 225 })
  })

  it('shows the pictures that are wanted and can be drawn, in their order', () => {
    const pictures = { composites: ['nir', 'sar', 'rgb'], size: 25, kernel: 'nearest' } as const
    const made = prompt({ pictures })
    expect(made.pictures).toHaveLength(2)
    expect(made.messages[1].parts.slice(0, 2)).toEqual([{ picture: 0 }, { picture: 1 }])
    expect(() => prompt({ pictures: { ...pictures, composites: ['sar'] } })).toThrow(
      /s-1: .*cannot be drawn as sar.*rgb/,
    )
  })

  it('asks the question of the sample, or the usual one where it has none', () => {
    expect(lastWords(prompt({}, { task: 'humanActivity', question: 'Any road?' }))).toMatch(/^Any road\?\n/)
    expect(lastWords(prompt({}, { task: 'humanActivity' }))).toMatch(/^Is there any sign of human activity/)
  })

  it('fixes the label set of land cover', () => {
    const words = lastWords(prompt({}, { task: 'landCover' }))
    expect(words).toContain('Closed forest, evergreen broad leaf; ')
    expect(words).not.toContain('Unknown')
  })

  it('wants JSON by a schema that allows for not knowing', () => {
    const made = prompt({ answer: 'json' })
    expect(made.schema).toEqual({
      type: 'object',
      properties: { agb: { type: ['number', 'null'] } },
      required: ['agb'],
      additionalProperties: false,
    })
    expect(prompt().schema).toBeUndefined()
  })

  it('tells the chain so far: the truth, or what the model itself said', () => {
    expect(lastWords(prompt({ chain: 'truth' }))).toContain(
      'Answers to earlier questions about the same patch:\nAny road? no\nLand cover: Closed forest, evergreen broad leaf\nEcological patches: 3\n',
    )
    const said = { sample: 's-1', model: 'm', task: 'landCover', raw: 'Shrubs', status: 'answered' } as const
    expect(lastWords(prompt({ chain: 'own' }, { earlier: [said] }))).toContain('Land cover: Shrubs')
    expect(lastWords(prompt({ chain: 'own' }))).not.toContain('earlier')
    expect(lastWords(prompt({ chain: 'truth' }, { task: 'humanActivity' }))).not.toContain('earlier')
  })

  it('shows examples as questions that were answered', () => {
    const made = buildPrompt(question(), DEFAULT_PROMPTS, DEFAULT_PROMPT_SETTINGS, [
      { sample: { ...SAMPLE, id: 'e-1', truth: { agb: 20 } }, imagery: IMAGERY },
      { sample: { ...SAMPLE, id: 'e-2', truth: {} }, imagery: IMAGERY },
    ])
    expect(made.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(made.messages[2].parts).toEqual([{ text: '20.0 Mg/ha' }])
    expect(made.pictures).toHaveLength(2)
  })

  it('has a hash that changes with words and pictures only', () => {
    expect(prompt().hash).toMatch(/^[0-9a-f]{16}$/)
    expect(prompt().hash).toBe(prompt({}, { repeat: 1 }).hash)
    expect(prompt().hash).not.toBe(prompt({ answer: 'json' }).hash)
    const darker = imageryOf(0.05, 0.3, 0.08, 0.4)
    expect(prompt().hash).not.toBe(prompt({}, { imagery: darker }).hash)
  })
})

describe('enlarging', () => {
  const width = 5
  const height = 4
  const rgba = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) =>
    index % 4 === 3 ? 255 : (index * 37) % 251,
  )

  it('is bicubic as Pillow computes it', () => {
    const large = upscale({ width, height, rgba }, { size: 12, kernel: 'bicubic' })
    expect([large.width, large.height]).toEqual([15, 12])
    const at = (x: number, y: number) => Array.from(large.rgba.slice((y * 15 + x) * 4, (y * 15 + x) * 4 + 4))
    expect(
      distance(
        [0, 1, 2, 3].map((x) => at(x, 0)[0]),
        [0, 0, 26, 101],
      ),
    ).toBeLessThanOrEqual(1)
    expect(distance(at(7, 5), [28, 65, 102, 255])).toBeLessThanOrEqual(1)
    expect(distance(at(14, 11), [39, 76, 113, 255])).toBeLessThanOrEqual(1)
  })

  it('leaves a picture that is large enough as it is', () => {
    const picture = { width, height, rgba }
    expect(upscale(picture, { size: 4, kernel: 'bicubic' })).toBe(picture)
  })
})

describe('a file of prompts', () => {
  it('is read as it was written', async () => {
    const file = path.join(await temporaryFolder(), 'prompts.json')
    await writeFile(file, JSON.stringify(DEFAULT_PROMPTS))
    expect(await readPromptSet(file)).toEqual(DEFAULT_PROMPTS)
  })

  it.each([
    ['no JSON', '{', /cannot be read/],
    ['a missing task', JSON.stringify({ ...DEFAULT_PROMPTS, tasks: {} }), /"tasks.humanActivity"/],
    [
      'a place that nothing fills',
      JSON.stringify({ ...DEFAULT_PROMPTS, chain: '{before}' }),
      /"\{before\}".*\{earlier\}/,
    ],
  ])('says what is wrong with %s', async (_, content, message) => {
    const file = path.join(await temporaryFolder(), 'prompts.json')
    await writeFile(file, content)
    await expect(readPromptSet(file)).rejects.toThrow(message)
  })
})

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((value, index) => Math.abs(value - other[index])))
}

/** A patch of 25 × 25 px that is the same everywhere. */
function imageryOf(red: number, green: number, blue: number, nearInfrared: number): Imagery {
  const band = (value: number) => new Array<number>(625).fill(value)
  return { s2: raster({ B04: band(red), B03: band(green), B02: band(blue), B08: band(nearInfrared) }) }
}

import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICIES, type ReadingPolicies } from '../../../src/core/answers/policies'
import { readAnswer } from '../../../src/core/answers/readAnswer'

function read(answer: string, policies: Partial<ReadingPolicies>) {
  return readAnswer('agb', answer, {}, { ...DEFAULT_POLICIES, ...policies })
}

describe('policies of reading', () => {
  it('turns carbon into biomass where it is asked to', () => {
    expect(read('The carbon stock is 60 Mg C/ha.', { carbonAlone: 'times-2.13' })).toMatchObject({
      status: 'answered',
      value: 127.8,
      reason: 'carbon-converted',
    })
    expect(read('47 tC/ha', { carbonAlone: 'divided-by-0.47' })).toMatchObject({ value: 100 })
  })

  it('leaves a range ambiguous where its midpoint is not wanted', () => {
    expect(read('100-150 Mg/ha', { range: 'ambiguous' })).toMatchObject({ status: 'ambiguous' })
  })

  it('reads the first, the last, or a lone number as other harnesses do', () => {
    const answer = 'Trees hold 100 Mg/ha, shrubs 15 Mg/ha; I estimate 115 Mg/ha, not 200 Mg/ha.'
    expect(read(answer, {})).toMatchObject({ value: 115 })
    expect(read(answer, { number: 'first' })).toMatchObject({ value: 100 })
    expect(read(answer, { number: 'last' })).toMatchObject({ value: 200 })
    expect(read(answer, { number: 'strict' })).toMatchObject({ status: 'unparseable' })
    expect(read('115 Mg/ha', { number: 'strict' })).toMatchObject({ value: 115 })
  })

  it('keeps a value outside the range of the task, and does not count it as answered', () => {
    expect(read('620 Mg/ha', {})).toEqual({
      status: 'out-of-range',
      value: 620,
      span: [0, 3],
      reason: 'outside-range',
    })
    expect(read('620 Mg/ha', { agbRange: [0, 1000] })).toMatchObject({ status: 'answered', value: 620 })
  })
})

describe('the span of a reading', () => {
  it.each([
    ['agb', 'The AGB   is  **134.2** Mg/ha.', '134.2'],
    ['agb', '<think>200?</think>\n\nAbout 100 to 150 Mg/ha', '100 to 150'],
    ['agb', '{"agb": 134.2}', '134.2'],
    ['patchCount', 'I see   seven  distinct patches', 'seven'],
    ['landCover', 'Mostly **Closed forest, mixed**.', 'Closed forest, mixed'],
    ['humanActivity', '  Yes, a road.', 'Yes'],
  ] as const)('marks where %s was read in %j', (task, answer, expected) => {
    const { span } = readAnswer(task, answer)
    expect(span && answer.slice(...span)).toBe(expected)
  })
})

describe('hostile answers', () => {
  it.each([
    ['blanks', ' '.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['commas', '1,'.repeat(500_000)],
    ['ranges', '1 - '.repeat(250_000)],
    ['words', 'one hundred and '.repeat(60_000)],
    ['open tags', '<think>'.repeat(150_000)],
    ['brackets', '['.repeat(1_000_000)],
    ['list items', '1. a\n'.repeat(200_000)],
    ['emphasis', '*'.repeat(1_000_000)],
    ['refusals', 'I cannot '.repeat(110_000)],
    ['forests', 'dense evergreen '.repeat(60_000)],
    ['quotes', '{"agb": "'.repeat(110_000)],
    ['controls', '\u202e\u0000\u001b[31m'.repeat(200_000)],
  ])('come to an end: a megabyte of %s', (_, answer) => {
    for (const task of ['agb', 'patchCount', 'landCover', 'humanActivity'] as const) {
      expect(readAnswer(task, answer).status).toBeTypeOf('string')
    }
  })
})

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { issueText } from '../../../src/core/schemaIssue'

const options = v.strictObject({
  task: v.picklist(['agb', 'landCover']),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  models: v.optional(v.pipe(v.array(v.string()), v.nonEmpty())),
  pair: v.optional(v.pipe(v.array(v.string()), v.minLength(2))),
  by: v.optional(v.union([v.string(), v.number()])),
  name: v.optional(v.pipe(v.string(), v.regex(/^\w+$/, 'expected letters and digits'))),
})

describe('what is wrong with a value', () => {
  it.each([
    [{}, '"task" is missing'],
    [{ task: 'biomass' }, '"task": expected "agb" or "landCover", found "biomass"'],
    [{ task: 'agb', limits: 1 }, '"limits": there is no such key'],
    [{ task: 'agb', limit: '1' }, '"limit": expected a number, found "1"'],
    [{ task: 'agb', limit: 1.5 }, '"limit": expected a whole number, found 1.5'],
    [{ task: 'agb', limit: 0 }, '"limit": expected 1 or more, found 0'],
    [{ task: 'agb', models: 'onnx:unet' }, '"models": expected a list, found "onnx:unet"'],
    [{ task: 'agb', models: [] }, '"models": expected something in it, found nothing'],
    [{ task: 'agb', models: ['a', 5] }, '"models.1": expected a text, found 5'],
    [{ task: 'agb', pair: ['a'] }, '"pair": expected a length of 2 or more, found 1'],
    [{ task: 'agb', by: true }, '"by": expected a text or a number, found true'],
    [{ task: 'agb', name: '!' }, '"name": expected letters and digits'],
    ['agb', 'expected an object, found "agb"'],
    [undefined, 'expected an object, found nothing'],
  ])('%j is said in words', (value, text) => {
    expect(textOf(value)).toBe(text)
  })

  it('quotes no more of a value than a line holds', () => {
    expect(textOf({ task: 'x'.repeat(1_000_000) }).length).toBeLessThan(200)
  })
})

function textOf(value: unknown): string {
  const { issues } = v.safeParse(options, value)
  if (issues === undefined) throw new Error('The value is valid')
  return issueText(issues[0])
}

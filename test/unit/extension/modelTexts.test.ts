import { describe, expect, it } from 'vitest'
import {
  addressOfText,
  addressProblem,
  factsOf,
  pricesOf,
  pricesProblem,
} from '../../../src/extension/models/modelTexts'

describe('what is typed of a model', () => {
  it.each([
    ['0.15/0.60', { input: 0.15, output: 0.6 }],
    [' 1 / 2 ', { input: 1, output: 2 }],
    ['', undefined],
  ])('has prices: %s', (text, prices) => {
    expect(pricesProblem(text)).toBeUndefined()
    expect(pricesOf(text)).toEqual(prices)
  })

  it.each(['1', '1/', 'a/b', '-1/2', '1/2/3'])('has no prices: %s', (text) => {
    expect(pricesProblem(text)).toMatch(/two numbers/)
  })

  it('has an address, of several servers too, without closing slashes', () => {
    expect(addressProblem('http://a:1/v1, https://b/v1/')).toBeUndefined()
    expect(addressOfText('http://a:1/v1, https://b/v1/')).toBe('http://a:1/v1,https://b/v1')
    expect(addressProblem('localhost:8000')).toMatch(/Type an address/)
    expect(addressProblem('https://me:secret@host/v1')).toMatch(/password/)
  })
})

describe('what a trial found out', () => {
  it('is told with what is amiss marked', () => {
    const facts = factsOf({
      address: 'http://a/v1',
      pictures: 'taken',
      schema: true,
      logprobs: false,
      reportedModel: 'm-1',
      contextTokens: 32768,
    })
    expect(facts.map(({ isGood, text }) => [isGood, text])).toEqual([
      [false, 'Takes pictures, but may not see them'],
      [true, 'Keeps to JSON schemas'],
      [false, 'Tells no probabilities'],
      [true, 'Calls itself m-1'],
    ])
    expect(facts.at(-1)?.detail).toBe('context of 32,768 tokens')
  })
})

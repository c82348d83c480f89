import { describe, expect, it } from 'vitest'
import { readAnswer } from '../../../src/core/answers/readAnswer'
import type { TokenLogprob } from '../../../src/core/models/model'
import { domainOf } from '../../../src/core/numberTokens/distributionOf'
import { recordedNumbers } from '../../../src/core/numberTokens/recordedNumbers'

type Alternatives = Readonly<Record<string, number>>

/** Tokens of an answer; of each the taken one comes first, so that keys which are numbers have to ascend. */
function tokens(...places: readonly Alternatives[]): readonly TokenLogprob[] {
  return places.map((place) => {
    const top = Object.entries(place).map(([token, share]) => ({ token, logprob: Math.log(share) }))
    return { ...top[0], top }
  })
}

function distribution(task: 'agb' | 'patchCount', ...places: readonly Alternatives[]) {
  const logprobs = tokens(...places)
  const raw = logprobs.map(({ token }) => token).join('')
  return recordedNumbers({ raw, logprobs, ...readAnswer(task, raw) }, domainOf(task))
}

function rounded(found: ReturnType<typeof distribution>) {
  if (typeof found === 'string') return found
  return {
    values: found.values.map(([value, probability]) => [
      Number(value.toFixed(6)),
      Number(probability.toFixed(6)),
    ]),
    missing: Number(found.missing.toFixed(6)),
    rounded: Number((found.rounded ?? 0).toFixed(6)),
  }
}

describe('numbers that an answer might have given, by its recorded tokens', () => {
  it('lists the answer and what its alternatives begin with', () => {
    const found = distribution(
      'agb',
      { 'It is ': 1 },
      { '1': 0.7, '2': 0.2, a: 0.1 },
      { '3': 1 },
      { '4': 0.5, '5': 0.5 },
      { ' Mg/ha': 1 },
    )
    // By hand: 134 and 135.x with 0.35 each; 2 begins 200–299 near 134; the word is missing.
    expect(rounded(found)).toEqual({
      values: [
        [134, 0.35],
        [135.5, 0.35],
        [250, 0.2],
      ],
      missing: 0.1,
      rounded: 0.55,
    })
  })

  it('takes a first digit for a number of as many digits as bring it near', () => {
    const found = distribution('agb', { '1': 0.6, '9': 0.4 }, { '0': 1 }, { '4': 1 }, { ' Mg/ha': 1 })
    expect(rounded(found)).toMatchObject({
      values: [
        [104, 0.6],
        [95, 0.4],
      ],
    })
  })

  it('puts numbers together from odd tokens', () => {
    const found = distribution(
      'agb',
      { ' 1': 0.5, ' 2': 0.5 },
      { '34': 0.8, '40': 0.2 },
      { '.2': 0.5, ' Mg': 0.5 },
      { ' Mg/ha': 1 },
    )
    expect(rounded(found)).toMatchObject({
      values: [
        [250, 0.5],
        [134, 0.2],
        [134.2, 0.2],
        [140.5, 0.1],
      ],
      missing: 0,
    })
  })

  it('counts an alternative that ends the number as that number', () => {
    const found = distribution(
      'patchCount',
      { '1': 0.9, '2': 0.1 },
      { '2': 0.6, ' patches': 0.4 },
      { ' patches': 1 },
    )
    expect(rounded(found)).toMatchObject({
      values: [
        [12, 0.54],
        [1, 0.36],
        [24.5, 0.1],
      ],
    })
  })

  it('knows a number that a bracket or the like stands before in its token', () => {
    const found = distribution('agb', { 'AGB ': 1 }, { '≈13': 0.5, '≈12': 0.25 }, { ' Mg/ha': 1 })
    expect(rounded(found)).toMatchObject({
      values: [
        [13, 0.5],
        [12.5, 0.25],
      ],
      missing: 0.25,
    })
  })

  it('tells numbers in the unit of the task', () => {
    const found = distribution('agb', { 13: 0.5, 14: 0.5 }, { '.': 1 }, { '4': 1 }, { ' kg/m²': 1 })
    expect(rounded(found)).toMatchObject({
      values: [
        [134, 0.5],
        [145, 0.5],
      ],
    })
  })

  it('never adds up to more than 1, where an endpoint rounds its probabilities up', () => {
    const found = distribution('agb', { '8': 0.7, '9': 0.35 }, { ' Mg/ha': 1 })
    expect(rounded(found)).toMatchObject({
      values: [
        [8, 0.666667],
        [9.5, 0.333333],
      ],
      missing: 0,
    })
  })

  it('says why there are none', () => {
    expect(
      recordedNumbers({ raw: '8 Mg/ha', status: 'answered', value: 8, span: [0, 1] }, domainOf('agb')),
    ).toBe('no probabilities of tokens')
    expect(distribution('patchCount', { seven: 1 }, { ' patches': 1 })).toBe(
      'the number is not written in digits',
    )
    expect(distribution('agb', { '120': 1 }, { '-': 1 }, { '140': 1 }, { ' Mg/ha': 1 })).toBe(
      'the number is not written in digits',
    )
    expect(distribution('agb', { 'I cannot tell.': 1 })).toBe('no number was read')
    const strange = {
      raw: '8 Mg/ha',
      status: 'answered',
      value: 8,
      span: [0, 1],
      logprobs: tokens({ x: 1 }),
    } as const
    expect(recordedNumbers(strange, domainOf('agb'))).toBe('the tokens do not make up the answer')
  })
})

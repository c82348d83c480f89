import { describe, expect, test } from 'vitest'
import { checkConditions, type Conditions } from '../../../src/core/dataset/conditions'
import type { SampleQuery } from '../../../src/core/dataset/dataset'
import type { Sample } from '../../../src/core/dataset/sample'
import { selectSamples } from '../../../src/core/dataset/selectSamples'

const SAMPLES: readonly Sample[] = [
  {
    id: 'a',
    split: 'train',
    location: { latitude: -3, longitude: -60 },
    metadata: { region: 3, season: 'dry', cloudy: false },
    truth: { agb: 120, landCover: 112 },
  },
  { id: 'b', split: 'test', metadata: { region: 3, season: 'wet' }, truth: { agb: 200, landCover: 114 } },
  { id: 'c', split: 'test', metadata: { region: 4, season: null }, truth: { agb: 500, patchCount: 2 } },
  { id: 'd', split: 'test', metadata: { region: '3' }, truth: {} },
]

async function ids(query: SampleQuery, samples: Iterable<Sample> = SAMPLES): Promise<string> {
  const found: string[] = []
  for await (const { id } of selectSamples(samples, query)) found.push(id)
  return found.join('')
}

describe('a query', () => {
  test.each<[Conditions, string]>([
    [{}, 'abcd'],
    [{ region: 3 }, 'ab'],
    [{ region: [3, '3'] }, 'abd'],
    [{ region: 3, season: 'wet' }, 'b'],
    [{ season: null }, 'cd'],
    [{ cloudy: false }, 'a'],
    [{ landCover: [112, 114] }, 'ab'],
    [{ agb: { min: 200, max: 500 } }, 'bc'],
    [{ agb: { max: 200 } }, 'ab'],
    [{ region: { min: 0 } }, 'abc'],
    [{ patchCount: 2 }, 'c'],
    [{ latitude: { max: 0 } }, 'a'],
    [{ id: ['a', 'd'] }, 'ad'],
    [{ split: 'train' }, 'a'],
    [{ toString: null }, 'abcd'],
  ])('where %j leaves %s', async (where, expected) => {
    expect(await ids({ where })).toBe(expected)
  })

  test('takes a split, conditions and a limit together', async () => {
    expect(await ids({ split: 'test', where: { agb: { min: 0 } }, limit: 1 })).toBe('b')
  })

  test('draws no more samples than it takes', async () => {
    let drawn = 0
    function* counted(): Iterable<Sample> {
      for (const sample of SAMPLES) {
        drawn++
        yield sample
      }
    }
    expect(await ids({ limit: 2 }, counted())).toBe('ab')
    expect(drawn).toBe(2)
    expect(await ids({ limit: 0 }, counted())).toBe('')
    expect(drawn).toBe(2)
  })
})

test('a query ends by its signal, though no sample meets its conditions', async () => {
  const signal = AbortSignal.abort(new Error('interrupted'))
  await expect(ids({ where: { region: 99 }, signal })).rejects.toThrow('interrupted')
})

test.each([
  ['region', /^where takes conditions by column/],
  [[{ region: 3 }], /^where takes conditions by column/],
  [{ agb: { from: 200 } }, /^The condition on "agb" is none\. Give a value, a list of values, or a range/],
  [{ agb: { min: '200' } }, /^The condition on "agb"/],
  [{ agb: {} }, /^The condition on "agb"/],
  [{ region: [[3]] }, /^The condition on "region"/],
  [{ region: undefined }, /^The condition on "region"/],
])('conditions %j are refused with the way to write them', (conditions, message) => {
  expect(() => checkConditions(conditions)).toThrow(message)
})

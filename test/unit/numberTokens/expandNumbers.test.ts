import { describe, expect, it } from 'vitest'
import type { NumberDistribution } from '../../../src/core/models/model'
import {
  expandKnownNumbers,
  expandNumbers,
  type NextToken,
} from '../../../src/core/numberTokens/expandNumbers'
import { bruteForce, toyNext } from './toyDecoder'

const LONGEST = 4

function massOf({ values }: NumberDistribution): number {
  return values.reduce((sum, [, probability]) => sum + probability, 0)
}

/** A decoder by the text so far. */
function decoder(next: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  return (beginning: readonly NextToken[]): readonly NextToken[] | undefined => {
    const known = next[beginning.map(({ token }) => token).join('|')]
    return known && Object.entries(known).map(([token, probability]) => ({ token, probability }))
  }
}

describe('expansion of the numbers that a model may write', () => {
  it('is exact against brute force, over tokens that split numbers oddly', async () => {
    const expected = bruteForce(LONGEST)
    const { values, missing, rounded } = await expandNumbers(
      async (beginnings) => beginnings.map((beginning) => toyNext(beginning, LONGEST)),
      { beam: Infinity },
    )
    const found = new Map(values)
    expect(found.size).toBe(expected.size)
    for (const [value, probability] of expected) expect(found.get(value)).toBeCloseTo(probability, 12)
    const known = [...expected.values()].reduce((sum, probability) => sum + probability, 0)
    expect(missing).toBeCloseTo(1 - known, 12)
    expect(rounded).toBeUndefined()
  })

  it('lists the most probable number first and each once', () => {
    const { values } = expandKnownNumbers((beginning) => toyNext(beginning, LONGEST), { beam: Infinity })
    const probabilities = values.map(([, probability]) => probability)
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
    expect(new Set(values.map(([value]) => value)).size).toBe(values.length)
  })

  it.each([1, 2, 5, 20])('never has more probability than 1, with a beam of %i', (beam) => {
    const tree = expandKnownNumbers((beginning) => toyNext(beginning, LONGEST), { beam })
    expect(massOf(tree) + tree.missing).toBeCloseTo(1, 12)
    expect(tree.rounded).toBeGreaterThan(0)
    expect(tree.rounded).toBeLessThanOrEqual(massOf(tree))
  })

  it('says of cut beginnings no more than their first digits', () => {
    const next = decoder({
      '': { '1': 0.6, '2': 0.4 },
      '1': { '0': 1 },
      '1|0': { '': 1 },
    })
    // 2 is cut: near the whole numbers' median, 10, it has two digits, 20 to 29.
    const { values, rounded } = expandKnownNumbers(next, {
      beam: 1,
      domain: { range: [0, 625], isWhole: true },
    })
    expect(values).toEqual([
      [10, 0.6],
      [24.5, 0.4],
    ])
    expect(rounded).toBe(0.4)
  })

  it('leaves words, numbers out of range and unlisted tokens missing', () => {
    const next = decoder({
      '': { unknown: 0.2, '7': 0.5, '9': 0.2 },
      '7': { '': 1 },
      '9': { '99': 1 },
      '9|99': { ' patches': 1 },
    })
    const tree = expandKnownNumbers(next, { domain: { range: [0, 625], isWhole: true } })
    expect(tree.values).toEqual([[7, 0.5]])
    expect(tree.missing).toBeCloseTo(0.5, 12)
  })

  it('follows a number no further than its decimals matter', () => {
    const next = decoder({
      '': { '134': 1 },
      '134': { '.': 0.75, '': 0.25 },
    })
    expect(expandKnownNumbers(next, { decimals: 0 })).toEqual({
      values: [
        [134.5, 0.75],
        [134, 0.25],
      ],
      missing: 0,
      rounded: 0.75,
    })
  })

  it('ends with a decoder that never ends its numbers', () => {
    const tree = expandKnownNumbers(() => [{ token: '1', probability: 1 }])
    expect(massOf(tree) + tree.missing).toBeCloseTo(1, 12)
  })
})

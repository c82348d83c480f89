import { describe, expect, it } from 'vitest'
import { cohensKappa } from '../../../src/core/review/agreement/cohensKappa'
import { intervalAlpha, nominalAlpha } from '../../../src/core/review/agreement/krippendorffsAlpha'

/** Labels of two people as letters, one a thing. */
function pairsOf(first: string, second: string, unitOf: (index: number) => string = String) {
  return [...first].map((label, index) => ({ first: label, second: second[index], unit: unitOf(index) }))
}

/** Ratings as Krippendorff prints them: a row per observer, a dot where one is missing. */
function thingsOf(...observers: readonly string[]) {
  return [...observers[0]].map((_, index) => ({
    values: observers.map((row) => row[index]).filter((value) => value !== '.'),
    unit: String(index),
  }))
}

describe("Cohen's kappa", () => {
  it('is what Cohen’s own table of 1960 gives: observed 0.70, expected 0.41', () => {
    const cells = [88, 14, 18, 10, 40, 10, 2, 6, 12]
    const labels = ['personality', 'neurosis', 'psychosis']
    const pairs = cells.flatMap((count, cell) =>
      Array.from({ length: count }, () => ({
        first: labels[Math.floor(cell / 3)],
        second: labels[cell % 3],
        unit: '',
      })),
    )
    expect(cohensKappa(pairs)).toMatchObject({ n: 200, observed: 0.7, expected: 0.41 })
    expect(cohensKappa(pairs)?.kappa?.value).toBeCloseTo(0.29 / 0.59, 12)
  })

  it('is what scikit-learn gives', () => {
    const first = 'accaacaccaaaaaaarcaraaaaaaaraaaaaaaaaacaacacacaaacaaaaaacara'
    const second = 'accaacacaaaaaaacaaararaaraaraaacaaacaacarcacrcaaacrraaacaarr'
    expect(cohensKappa(pairsOf(first, second))?.kappa?.value).toBeCloseTo(0.4932432432432432, 14)
  })

  it('is 1 where all is the same, 0 where it is as chance has it, below where it is worse', () => {
    expect(cohensKappa(pairsOf('aabb', 'aabb'))?.kappa?.value).toBe(1)
    expect(cohensKappa(pairsOf('aabb', 'abab'))?.kappa?.value).toBe(0)
    expect(cohensKappa(pairsOf('aabb', 'bbaa'))?.kappa?.value).toBe(-1)
  })

  it('is not defined where both gave everything one label, and absent where they share nothing', () => {
    expect(cohensKappa(pairsOf('aaaa', 'aaaa'))).toMatchObject({ n: 4, observed: 1, kappa: null })
    expect(cohensKappa([])).toBeNull()
  })

  it('has an interval that is wider where texts of one sample are judged alike', () => {
    const first = 'aaaabbbbaaaabbbbaaaabbbbaaaabbbb'
    const second = 'aaaabbbbaaaaaaaaaaaabbbbbbbbbbbb'
    const options = { bootstrap: 500, seed: 1 }
    const widthOf = (unitOf: (index: number) => string) => {
      const kappa = cohensKappa(pairsOf(first, second, unitOf), options)?.kappa
      return (kappa?.high ?? 0) - (kappa?.low ?? 0)
    }
    expect(widthOf((index) => String(Math.floor(index / 4)))).toBeGreaterThan(1.3 * widthOf(String))
  })
})

describe("Krippendorff's alpha", () => {
  it('is 0.095 for his two observers of binary data', () => {
    expect(nominalAlpha(thingsOf('0100000010', '1110010000'))?.alpha?.value).toBeCloseTo(0.095, 3)
  })

  it('is 0.692 for his two observers of nominal data', () => {
    expect(nominalAlpha(thingsOf('aabbdcccedda', 'babbbccceddd'))?.alpha?.value).toBeCloseTo(0.692, 3)
  })

  const FOUR = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'] as const

  it('is 0.743 for his four observers with missing data, as labels', () => {
    expect(nominalAlpha(thingsOf(...FOUR))).toMatchObject({ things: 11, ratings: 40 })
    expect(nominalAlpha(thingsOf(...FOUR))?.alpha?.value).toBeCloseTo(0.743, 3)
  })

  it('is 0.849 for them as numbers, wherever these begin', () => {
    const numbers = (start: number) =>
      thingsOf(...FOUR).map(({ values, unit }) => ({
        values: values.map((value) => start + Number(value)),
        unit,
      }))
    expect(intervalAlpha(numbers(0))?.alpha?.value).toBeCloseTo(0.849, 3)
    expect(intervalAlpha(numbers(1e8))?.alpha?.value).toBeCloseTo(0.849, 3)
  })

  it('is not defined where nothing differs, and absent where nobody rated what another did', () => {
    expect(nominalAlpha(thingsOf('aaa', 'aaa'))).toMatchObject({ things: 3, alpha: null })
    expect(intervalAlpha([{ values: [3, 3], unit: '1' }])).toMatchObject({ alpha: null })
    expect(nominalAlpha(thingsOf('a.', '.a'))).toBeNull()
  })

  it('has an interval around it', () => {
    const alpha = nominalAlpha(thingsOf(...FOUR), { bootstrap: 1000, seed: 3 })?.alpha
    expect(alpha?.low).toBeLessThan(0.743)
    expect(alpha?.high).toBeGreaterThan(0.743)
  })
})

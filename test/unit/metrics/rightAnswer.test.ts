import { describe, expect, it } from 'vitest'
import { isRight } from '../../../src/core/metrics/rightAnswer'

describe('a right answer', () => {
  it('is the same label, as labels are scored', () => {
    expect(isRight('landCover', 112, 112)).toBe(true)
    expect(isRight('landCover', 112, 114)).toBe(false)
    expect(isRight('humanActivity', true, 'Yes ')).toBe(true)
  })

  it('is a count of the same class', () => {
    expect(isRight('patchCount', 9, 5)).toBe(true)
    expect(isRight('patchCount', 4, 5)).toBe(false)
    expect(isRight('patchCount', 4, 5, [0, 4])).toBe(true)
  })

  it('is a biomass within 10 Mg/ha up to 50, and within 20 % above', () => {
    expect([0, 10, 10.1].map((predicted) => isRight('agb', predicted, 0))).toEqual([true, true, false])
    expect([40, 60, 60.1].map((predicted) => isRight('agb', predicted, 50))).toEqual([true, true, false])
    expect([160, 240, 159.9].map((predicted) => isRight('agb', predicted, 200))).toEqual([true, true, false])
  })

  it('is none without an answer or without a truth', () => {
    expect(isRight('agb', null, 0)).toBe(false)
    expect(isRight('landCover', 112, null)).toBe(false)
  })
})

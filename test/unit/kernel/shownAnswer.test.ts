import { describe, expect, it } from 'vitest'
import { shownAnswer } from '../../../src/kernel/outputs/payloads/shownAnswer'
import { makeAnswer } from './fixtures'

const LONG = 'about '.repeat(200_000)

describe('an answer as outputs show it', () => {
  it('marks what was read in it', () => {
    const raw = 'I estimate 120 Mg/ha.'
    expect(shownAnswer(makeAnswer('a', 'agb', 1, 120, { raw, span: [11, 20] }))).toMatchObject({
      raw,
      span: [11, 20],
    })
  })

  it('is cut where it is long, and says how much there is', () => {
    const { raw, cut, span } = shownAnswer(makeAnswer('a', 'agb', 1, undefined, { raw: LONG }))
    expect(raw.length).toBe(1500)
    expect(cut).toEqual({ from: 0, length: LONG.length })
    expect(span).toBeUndefined()
  })

  it('is cut around what was read where that comes late', () => {
    const text = `${LONG}120 Mg/ha${LONG}`
    const at = LONG.length
    const { raw, cut, span } = shownAnswer(makeAnswer('a', 'agb', 1, 120, { raw: text, span: [at, at + 9] }))
    expect(cut?.from).toBe(at - 500)
    expect(raw.slice(...(span ?? []))).toBe('120 Mg/ha')
  })

  it('has no mark where a log names characters that are not there', () => {
    for (const span of [
      [3, 99],
      [2, 2],
      [5, 1],
    ] as const) {
      expect(shownAnswer(makeAnswer('a', 'agb', 1, 12, { raw: '12 Mg', span })).span).toBeUndefined()
    }
  })
})

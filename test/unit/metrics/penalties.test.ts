import { describe, expect, test } from 'vitest'
import { penalisedLoss, rankingsByPenalty } from '../../../src/core/metrics/penalties'

describe('a penalty for what is not answered', () => {
  // Lines in the penalty: 10 flat, 5 + 0.5 p, 2 + 0.8 p: they cross at 10 exactly, all three.
  const answersAll = { loss: 100, answered: 10, n: 10 }
  const answersHalf = { loss: 50, answered: 5, n: 10 }
  const answersFew = { loss: 20, answered: 2, n: 10 }

  test('raises the mean loss by the share of what is unanswered', () => {
    expect(penalisedLoss(answersHalf, 0)).toBe(5)
    expect(penalisedLoss(answersHalf, 20)).toBe(15)
    expect(penalisedLoss(answersAll, 20)).toBe(10)
  })

  test('changes the order of models where their losses cross, and nowhere else', () => {
    expect(rankingsByPenalty([answersAll, answersHalf, answersFew], 500)).toEqual([
      { from: 0, to: 10, order: [2, 1, 0] },
      { from: 10, to: 500, order: [0, 1, 2] },
    ])
    expect(rankingsByPenalty([answersAll, { loss: 40, answered: 8, n: 10 }], 100)).toEqual([
      { from: 0, to: 30, order: [1, 0] },
      { from: 30, to: 100, order: [0, 1] },
    ])
  })

  test('changes nothing among models that answer equally often', () => {
    expect(rankingsByPenalty([answersAll, { ...answersAll, loss: 90 }], 500)).toEqual([
      { from: 0, to: 500, order: [1, 0] },
    ])
    expect(rankingsByPenalty([answersHalf], 500)).toEqual([{ from: 0, to: 500, order: [0] }])
  })
})

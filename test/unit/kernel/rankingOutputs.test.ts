import { describe, expect, test } from 'vitest'
import { groupAnswers } from '../../../src/core/runs/answerGroups'
import { leaderboardsOf } from '../../../src/core/runs/comparison/leaderboard'
import { coverageOf } from '../../../src/core/runs/comparison/runCoverage'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { fitsOutput } from '../../../src/kernel/outputs/payloads/budget'
import { coveragePayload, leaderboardPayload } from '../../../src/kernel/outputs/payloads/rankingPayloads'
import { coverageText, leaderboardText } from '../../../src/kernel/outputs/text/rankingText'
import { parsePayload } from '../../../src/protocol/validation'
import { RUN } from '../runs/reportRuns'

const SAMPLES = 300

/** Model m is off by m + 1 at most, and refuses every answer of which `refuses` says so. */
function runOf(models: number, refuses: (model: number, sample: number) => boolean): Run {
  const ids = Array.from({ length: models }, (_, model) => `m${model}`)
  const answers = ids.flatMap((id, model) =>
    Array.from({ length: SAMPLES }, (_, sample): AnswerLine => {
      const truth = (sample * 7) % 400
      const asked = { type: 'answer', model: id, task: 'agb', sample: `s${sample}`, truth, raw: '' } as const
      if (refuses(model, sample)) return { ...asked, status: 'refused' }
      const value = truth + ((sample % 3) - 1) * (model + 1)
      const distribution = {
        values: [
          [value - (sample % 9), 0.5],
          [value + (sample % 9), 0.5],
        ] as const,
        missing: 0,
      }
      return { ...asked, status: 'answered', value, distribution }
    }),
  )
  const described = ids.map((id) => ({ id, title: id, tasks: ['agb'] as const, modalities: [] }))
  return { ...RUN, header: { ...RUN.header, models: described, tasks: ['agb'] }, answers }
}

const PARTS = { title: 'Made up', synthetic: false, notes: [] }

const checked = <Payload>(kind: 'leaderboard' | 'coverage', payload: Payload) =>
  parsePayload(kind, JSON.parse(JSON.stringify(payload)))

describe('outputs that rank models', () => {
  test('of twenty models fit an output, however many questions they were asked', () => {
    const groups = groupAnswers(runOf(20, (model, sample) => sample % 20 === model))
    const coverage = coveragePayload(coverageOf('agb', groups, { bootstrap: 200 }), PARTS)
    const board = leaderboardPayload([leaderboardsOf('agb', groups, { bootstrap: 200 })], undefined, PARTS)
    // Neither a curve nor a sum over resamples has more numbers where there are more questions.
    expect(coverage.series.every(({ curve }) => curve !== undefined)).toBe(true)
    expect(fitsOutput(coverage)).toBe(true)
    expect(fitsOutput(board)).toBe(true)
    checked('coverage', coverage)
    checked('leaderboard', board)
  })

  test('of models that refused everything say so instead of a figure', () => {
    const groups = groupAnswers(runOf(2, () => true))
    const board = leaderboardPayload([leaderboardsOf('agb', groups, { bootstrap: 50 })], undefined, PARTS)
    checked('leaderboard', board)
    expect(leaderboardText(board)).toContain('m0 answered none of 300.')
    const coverage = coveragePayload(coverageOf('agb', groups, { bootstrap: 50 }), PARTS)
    checked('coverage', coverage)
    expect(coverageText(coverage)).toMatch(/m0 +0 of 300 +– /)
  })

  test('of one model, and of no question in common, are whole', () => {
    const alone = groupAnswers(runOf(1, () => false))
    const board = leaderboardPayload([leaderboardsOf('agb', alone, { bootstrap: 50 })], undefined, PARTS)
    checked('leaderboard', board)
    expect(leaderboardText(board)).toMatch(/ 1 {2}m0 +300 of 300/)
    const apart = groupAnswers(runOf(2, (model, sample) => sample % 2 === model))
    const none = leaderboardPayload([leaderboardsOf('agb', apart, { bootstrap: 50 })], undefined, PARTS)
    checked('leaderboard', none)
    expect(none.tasks[0]).toMatchObject({ common: 0, units: 0 })
  })

  test('say in words where the order turns', () => {
    const groups = groupAnswers(runOf(2, (model, sample) => model === 0 && sample % 2 === 0))
    const text = coverageText(coveragePayload(coverageOf('agb', groups), PARTS))
    // The first is off by 1 where it answers, the second by 2: equal where an unanswered question costs √(2 · 4 − 1) · √⅔.
    expect(text).toMatch(/0\.00–2\.16: m0 < m1\n2\.16–500\.00: m1 < m0/)
  })
})

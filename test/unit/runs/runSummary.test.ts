import { describe, expect, it } from 'vitest'
import { summariseRun } from '../../../src/core/runs/runSummary'
import { RUN } from './reportRuns'
import { runOf, spoken } from './spokenRun'

describe('the summary of a run', () => {
  it('counts answers of known truth, and scores those that are answered', () => {
    const { models, answers, skipped, state } = summariseRun(RUN)
    expect({ answers, skipped, state }).toEqual({ answers: 10, skipped: 1, state: 'cancelled' })
    expect(models[0].tasks.find(({ task }) => task === 'agb')).toMatchObject({
      n: 3,
      answered: 2,
      figures: [
        { title: 'RMSE', value: Math.sqrt((2 ** 2 + 10 ** 2) / 2) },
        { title: 'MAE', value: 6 },
      ],
    })
  })

  it('of a run without an end is unfinished', () => {
    const { end: _, ...crashed } = RUN
    expect(summariseRun(crashed).state).toBe('unfinished')
  })

  it('tells how answers in words were read, and how many are corrected', () => {
    const answer = spoken('a', 'agb', '150 Mg/ha', { truth: 150 })
    const summary = summariseRun(runOf({ ...answer, value: 140, corrected: answer }))
    expect(summary.policies?.number).toBe('committed')
    expect(summary.corrected).toBe(1)
    expect(summariseRun(RUN).policies).toBeUndefined()
  })
})

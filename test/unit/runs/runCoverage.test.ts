import { describe, expect, test } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import { groupAnswers } from '../../../src/core/runs/answerGroups'
import { coverageOf } from '../../../src/core/runs/comparison/runCoverage'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { RUN } from './reportRuns'

type Said = Pick<AnswerLine, 'status' | 'value' | 'distribution' | 'logprobs' | 'raw' | 'span' | 'repeat'>

const answered = (value: number, more: Partial<Said> = {}): Said => ({
  raw: String(value),
  status: 'answered',
  value,
  ...more,
})
const refused: Said = { raw: 'I cannot tell.', status: 'refused' }

/** Sample i has the truth 100 · (i + 1); of each model what it said, sample by sample. */
function groupsOf(task: Task, said: Readonly<Record<string, readonly Said[]>>) {
  const models = Object.keys(said).map((id) => ({ id, title: id, tasks: [task], modalities: [] }))
  const answers = models.flatMap(({ id }) =>
    said[id].map((each, index): AnswerLine => ({
      type: 'answer',
      model: id,
      task,
      sample: `s${index}`,
      truth: task === 'landCover' ? 112 : 100 * (index + 1),
      ...each,
    })),
  )
  const run: Run = { ...RUN, header: { ...RUN.header, models, tasks: [task] }, answers }
  return groupAnswers(run)
}

/** A number with others that it might have been, that far to both sides. */
const spread = (value: number, by: number) =>
  answered(value, {
    distribution: {
      values: [
        [value - by, 0.5],
        [value + by, 0.5],
      ],
      missing: 0,
    },
  })

describe('what models leave unanswered', () => {
  const groups = groupsOf('agb', {
    sure: [spread(110, 1), spread(230, 9), refused],
    steady: [answered(120), answered(220), answered(320)],
  })
  const coverage = coverageOf('agb', groups, { bootstrap: 50 })

  test('is told over the questions that all were asked, by sums of losses', () => {
    expect(coverage).toMatchObject({ asked: 3, units: 3 })
    expect(coverage.measures.map(({ error }) => error)).toEqual(['rmse', 'mae'])
    expect(coverage.models.map(({ answered: count, losses }) => [count, losses])).toEqual([
      [2, [10 ** 2 + 30 ** 2, 40]],
      [3, [3 * 20 ** 2, 60]],
    ])
  })

  test('may cost what guessing the mean of the truth would', () => {
    // Truth 100, 200, 300: its standard deviation, and its mean distance from the mean.
    expect(coverage.measures.map(({ guess }) => guess)).toEqual([
      expect.closeTo(Math.sqrt(20_000 / 3), 9),
      expect.closeTo(200 / 3, 9),
    ])
  })

  test('comes with a curve where the log tells how sure a model is', () => {
    const [sure, steady] = coverage.models
    expect(sure.curve).toEqual({
      by: 'spread',
      coverage: [1 / 3, 2 / 3],
      risks: [
        [10, expect.closeTo(Math.sqrt(500), 9)],
        [10, 20],
      ],
    })
    expect(steady.curve).toBeUndefined()
  })

  test('is drawn again in whole units, with the same questions for every model', () => {
    const { sums, resamples } = coverage.resampled
    const stride = 1 + 2 * 3
    for (let at = 0; at < resamples * stride; at += stride) {
      const [n, unanswered] = [sums[at], sums[at + 1]]
      expect(n).toBe(3)
      expect(sums[at + 4]).toBe(0)
      // The steady one is off by 20 everywhere.
      expect(sums[at + 6]).toBeCloseTo(20 * n, 9)
      expect(unanswered).toBeLessThanOrEqual(n)
    }
    const tiled = coverageOf('agb', groups, { bootstrap: 50, unitOf: () => 'one tile' })
    expect(tiled).toMatchObject({ units: 1, resampled: { resamples: 0 } })
  })

  test('of labels counts as wrong at most, and the surest are those of probable words', () => {
    const token = (logprob: number) => [{ token: '112', logprob, top: [] }]
    const labels = groupsOf('landCover', {
      words: [
        answered(112, { logprobs: token(-0.1), span: [0, 3] }),
        answered(20, { logprobs: token(-2), span: [0, 3] }),
        refused,
      ],
    })
    const { measures, models } = coverageOf('landCover', labels)
    expect(measures).toEqual([{ error: 'wrong', most: 1, guess: 1 }])
    expect(models[0]).toMatchObject({
      answered: 2,
      losses: [1],
      curve: { by: 'probability', coverage: [1 / 3, 2 / 3], risks: [[0, 0.5]] },
    })
  })

  test('is nothing where no question is common, or there is no model', () => {
    const apart = groupsOf('agb', { one: [answered(1)], other: [] }).slice(0, 1)
    const others = apart.map((group) => ({
      ...group,
      answers: group.answers.map((answer) => ({ ...answer, sample: 'another' })),
    }))
    expect(coverageOf('agb', [...apart, ...others])).toMatchObject({ asked: 0, units: 0 })
    expect(coverageOf('agb', [])).toMatchObject({ asked: 0, models: [] })
  })

  test('ranks a model that refused everything by the penalty alone', () => {
    const mute = groupsOf('agb', { mute: [refused, refused] })
    expect(coverageOf('agb', mute).models[0]).toMatchObject({ answered: 0, losses: [0, 0] })
  })
})

import { describe, expect, test } from 'vitest'
import type { Task } from '../../../src/core/benchmark/tasks'
import { groupAnswers } from '../../../src/core/runs/answerGroups'
import { leaderboardOf } from '../../../src/core/runs/comparison/leaderboard'
import { comparePair } from '../../../src/core/runs/comparison/pairComparison'
import type { AnswerLine, Run } from '../../../src/core/runs/runLog'
import { RUN } from './reportRuns'

type Values = Readonly<Record<string, readonly (number | null)[]>>

/** A run whose sample i has the truth 10 · i; null for a refusal. */
function runOf(task: Task, truth: readonly number[], values: Values): Run {
  const models = Object.keys(values).map((id) => ({ id, title: id, tasks: [task], modalities: [] }))
  const answers = models.flatMap(({ id }) =>
    values[id].map((value, index): AnswerLine => ({
      type: 'answer',
      model: id,
      task,
      sample: `s${index}`,
      raw: '',
      truth: truth[index],
      ...(value === null ? { status: 'refused' } : { status: 'answered', value }),
    })),
  )
  return { ...RUN, header: { ...RUN.header, models, tasks: [task] }, answers }
}

const TRUTH = Array.from({ length: 60 }, (_, index) => 10 * index)
const noise = (index: number) => ((index * 7919) % 13) - 6
const GOOD = TRUTH.map((truth, index) => truth + noise(index))
const WORSE = TRUTH.map((truth, index) => truth + 3 * noise(index + 1))
const LIKE_GOOD = TRUTH.map((truth, index) => truth + noise(index + 2))

describe('two models', () => {
  const [good, worse] = groupAnswers(
    runOf('agb', TRUTH, { good: GOOD, worse: [...WORSE.slice(0, 59), null] }),
  )
  const comparison = comparePair(good, worse, { bootstrap: 500 })

  test('are compared over what both answered', () => {
    expect(comparison).toMatchObject({
      common: 59,
      units: 59,
      first: { n: 60, answered: 60 },
      second: { n: 60, answered: 59 },
    })
    const [rmse] = comparison.figures
    const squares = GOOD.slice(0, 59).map((value, index) => (value - TRUTH[index]) ** 2)
    expect(rmse.first.value).toBeCloseTo(Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / 59), 9)
    expect(rmse.difference.value).toBeCloseTo(rmse.second.value - rmse.first.value, 9)
    expect(comparison.figures.map(({ figure, verdict }) => [figure, verdict])).toEqual([
      ['rmse', 'worse'],
      ['mae', 'worse'],
      ['r2', 'worse'],
    ])
  })

  test('differ where the interval leaves out 0, and only there', () => {
    for (const { difference } of comparison.figures) {
      expect((difference.low ?? 0) > 0 || (difference.high ?? 0) < 0).toBe((difference.p ?? 1) < 0.05)
    }
    const [same] = comparePair(good, { ...good, model: worse.model }, { bootstrap: 100 }).figures
    expect(same).toMatchObject({ difference: { value: 0, p: 1 }, verdict: 'no difference' })
  })

  test('list what became better and worse, the greatest change first, and what is lost', () => {
    const { changes } = comparison
    expect(changes.at(-1)).toMatchObject({ sample: 's59', change: 'lost', second: null, growth: null })
    const growths = changes.slice(0, -1).map(({ growth }) => Math.abs(growth ?? 0))
    expect(growths).toEqual(growths.toSorted((a, b) => b - a))
    expect(new Set(changes.map(({ change }) => change))).toEqual(new Set(['improved', 'broken', 'lost']))
  })

  test('have wider intervals where the samples of a tile go together', () => {
    const tileOf = (index: number) => Math.floor(index / 10)
    const tiled = TRUTH.map((truth, index) => truth + (tileOf(index) % 2) * 20 + noise(index + 5))
    const [first, second] = groupAnswers(runOf('agb', TRUTH, { good: GOOD, tiled }))
    const unitOf = (sample: string) => String(tileOf(Number(sample.slice(1))))
    const width = (options: { unitOf?: typeof unitOf }) => {
      const { figures, units } = comparePair(first, second, { bootstrap: 500, ...options })
      return { units, width: (figures[0].difference.high ?? 0) - (figures[0].difference.low ?? 0) }
    }
    expect(width({ unitOf }).units).toBe(6)
    expect(width({ unitOf }).width).toBeGreaterThan(2 * width({}).width)
  })

  test('without intervals, or without anything in common, are told apart by nothing', () => {
    expect(comparePair(good, worse, {}).figures[0]).toMatchObject({
      difference: { low: null, high: null, p: null },
      verdict: 'no difference',
    })
    const silent = {
      ...worse,
      answers: worse.answers.map((answer) => ({ ...answer, status: 'refused' as const })),
    }
    expect(comparePair(good, silent, { bootstrap: 50 })).toMatchObject({ common: 0, units: 0, figures: [] })
  })
})

describe('labels', () => {
  test('are compared by accuracy and macro F1, as scikit-learn computes it', () => {
    const truth = [20, 20, 20, 30, 30, 112, 112, 112]
    const groups = groupAnswers(
      runOf('landCover', truth, {
        a: [20, 20, 30, 30, 30, 112, 20, 112],
        b: [20, 30, 30, 30, 112, 112, 112, 112],
      }),
    )
    const { figures, changes } = comparePair(groups[0], groups[1], { bootstrap: 50 })
    // f1_score(truth, predicted, average='macro'): 0.75555556 and 0.58571429.
    expect(figures.map(({ figure, first, second }) => [figure, first.value, second.value])).toEqual([
      ['accuracy', 0.75, 0.625],
      ['macroF1', expect.closeTo(0.7555555556, 9), expect.closeTo(0.5857142857, 9)],
    ])
    expect(changes.map(({ sample, change, growth }) => [sample, change, growth])).toEqual([
      ['s1', 'broken', 1],
      ['s4', 'broken', 1],
      ['s6', 'improved', -1],
    ])
  })
})

describe('a leaderboard', () => {
  const run = runOf('agb', TRUTH, {
    worse: WORSE,
    good: GOOD,
    silent: TRUTH.map(() => null),
    'like good': LIKE_GOOD,
  })
  const board = leaderboardOf('agb', groupAnswers(run), { bootstrap: 500 })

  test('ranks as far as differences are ones', () => {
    expect(board.rows.map(({ model, ranks }) => [model.id, ranks])).toEqual([
      [expect.stringContaining('good'), [1, 2]],
      [expect.stringContaining('good'), [1, 2]],
      ['worse', [3, 3]],
    ])
    expect(board.rows.map(({ toBest }) => toBest?.verdict)).toEqual([undefined, 'no difference', 'worse'])
  })

  test('sets models without answers apart, which leave the others their common questions', () => {
    expect(board.common).toBe(60)
    expect(board.silent.map(({ model }) => model.id)).toEqual(['silent'])
    expect(leaderboardOf('agb', [], {})).toMatchObject({ common: 0, rows: [], silent: [] })
  })

  test('is in the order of another figure where the task has it', () => {
    const byR2 = leaderboardOf('agb', groupAnswers(run), { bootstrap: 100, figure: 'r2' })
    expect([byR2.figure, byR2.rows.at(-1)?.model.id]).toEqual(['r2', 'worse'])
    expect(leaderboardOf('agb', groupAnswers(run), { figure: 'accuracy' }).figure).toBe('rmse')
  })
})
